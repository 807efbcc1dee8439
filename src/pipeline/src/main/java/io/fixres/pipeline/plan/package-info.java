/** Spec to plan: which stages there are, and what each is told once its parents have finished. */
@NullMarked
package io.fixres.pipeline.plan;

import org.jspecify.annotations.NullMarked;
