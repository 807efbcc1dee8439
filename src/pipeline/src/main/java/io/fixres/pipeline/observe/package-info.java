/** What is seen of stages: the input of a decision, as values. */
@NullMarked
package io.fixres.pipeline.observe;

import org.jspecify.annotations.NullMarked;
