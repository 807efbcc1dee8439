/** What is wrong with a spec that neither schema nor CEL can say. */
@NullMarked
package io.fixres.pipeline.check;

import org.jspecify.annotations.NullMarked;
