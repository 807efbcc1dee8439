/** A control plane to test the operator on. */
@NullUnmarked
package io.fixres.operator.cluster;

import org.jspecify.annotations.NullUnmarked;
