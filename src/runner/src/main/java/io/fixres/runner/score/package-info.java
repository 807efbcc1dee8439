/** Per-image scores on the workspace: what sweeps write and what the conclusion is drawn from. */
@NullMarked
package io.fixres.runner.score;

import org.jspecify.annotations.NullMarked;
