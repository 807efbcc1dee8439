/** Training and fine-tuning: one loop that stops and goes on without a trace. */
@NullMarked
package io.fixres.runner.learn;

import org.jspecify.annotations.NullMarked;
