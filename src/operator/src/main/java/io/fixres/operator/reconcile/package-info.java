/** The only writer: sees, decides, acts, tells. */
@NullMarked
package io.fixres.operator.reconcile;

import org.jspecify.annotations.NullMarked;
