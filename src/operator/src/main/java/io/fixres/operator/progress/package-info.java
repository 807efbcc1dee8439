/** How far running stages are. */
@NullMarked
package io.fixres.operator.progress;

import org.jspecify.annotations.NullMarked;
