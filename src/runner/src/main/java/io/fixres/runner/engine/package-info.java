/**
 * Networks on a device: one step of learning, one batch of scoring, and the state that a resumed
 * run needs. The only package that touches DJL's PyTorch engine.
 */
@NullMarked
package io.fixres.runner.engine;

import org.jspecify.annotations.NullMarked;
