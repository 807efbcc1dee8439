/** Kubernetes objects as what the planner sees. */
@NullMarked
package io.fixres.operator.observe;

import org.jspecify.annotations.NullMarked;
