/** The last stage: from per-image scores to a verdict and the model to deploy. */
@NullMarked
package io.fixres.runner.conclude;

import org.jspecify.annotations.NullMarked;
