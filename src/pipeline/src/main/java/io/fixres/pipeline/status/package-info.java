/** Plan, observation and decision to status. */
@NullMarked
package io.fixres.pipeline.status;

import org.jspecify.annotations.NullMarked;
