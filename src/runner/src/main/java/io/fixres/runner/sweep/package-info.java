/** Scoring a checkpoint at many resolutions, decoding each image once. */
@NullMarked
package io.fixres.runner.sweep;

import org.jspecify.annotations.NullMarked;
