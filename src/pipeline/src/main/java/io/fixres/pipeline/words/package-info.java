/** How numbers and verdicts are written for people: the one home of every such sentence. */
@NullMarked
package io.fixres.pipeline.words;

import org.jspecify.annotations.NullMarked;
