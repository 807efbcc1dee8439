@NullMarked
package io.fixres.cli.local;

import org.jspecify.annotations.NullMarked;
