/** What stages cost, before anything runs. */
@NullMarked
package io.fixres.pipeline.cost;

import org.jspecify.annotations.NullMarked;
