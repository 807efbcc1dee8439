/** Tests of what the operator remembers from pass to pass. */
@NullMarked
package io.fixres.operator.reconcile;

import org.jspecify.annotations.NullMarked;
