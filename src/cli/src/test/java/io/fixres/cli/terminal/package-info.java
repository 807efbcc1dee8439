@NullMarked
package io.fixres.cli.terminal;

import org.jspecify.annotations.NullMarked;
