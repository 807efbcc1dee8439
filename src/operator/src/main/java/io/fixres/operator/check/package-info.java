/** Looks at an installation from outside the operator. */
@NullMarked
package io.fixres.operator.check;

import org.jspecify.annotations.NullMarked;
