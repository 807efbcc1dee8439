@NullMarked
package io.fixres.cli;

import org.jspecify.annotations.NullMarked;
