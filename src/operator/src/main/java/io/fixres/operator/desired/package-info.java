/** Decisions as Kubernetes objects: pure. */
@NullMarked
package io.fixres.operator.desired;

import org.jspecify.annotations.NullMarked;
