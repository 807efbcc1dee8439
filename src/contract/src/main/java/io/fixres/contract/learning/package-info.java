/**
 * What of a network changes while it learns, and what therefore can be computed once: the runner
 * does it, the planner counts it.
 */
@NullMarked
package io.fixres.contract.learning;

import org.jspecify.annotations.NullMarked;
