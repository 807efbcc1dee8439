/** Draws the synthetic scenes of the quickstart: the same bytes on every machine. */
@NullMarked
package io.fixres.runner.scenes;

import org.jspecify.annotations.NullMarked;
