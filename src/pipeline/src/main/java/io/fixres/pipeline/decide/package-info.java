/** Plan and observation to decision: what to start, what to stop, when to look again. */
@NullMarked
package io.fixres.pipeline.decide;

import org.jspecify.annotations.NullMarked;
