/** The operator's start without a cluster, for what is made of it once and used at every start. */
@NullMarked
package io.fixres.operator.rehearse;

import org.jspecify.annotations.NullMarked;
