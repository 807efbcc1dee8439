/** The runner's work in rounds, for {@code bench/run} to time. */
@NullMarked
package io.fixres.bench;

import org.jspecify.annotations.NullMarked;
