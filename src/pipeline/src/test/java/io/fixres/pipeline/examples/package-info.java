/** What the planner and the status make of the example files. */
@NullMarked
package io.fixres.pipeline.examples;

import org.jspecify.annotations.NullMarked;
