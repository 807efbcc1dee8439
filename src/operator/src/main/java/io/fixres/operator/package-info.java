/** The operator. */
@NullMarked
package io.fixres.operator;

import org.jspecify.annotations.NullMarked;
