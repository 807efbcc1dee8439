/** Writes what is generated from the resource's types: {@code crds/} and the reference page. */
@NullMarked
package io.fixres.api.crd;

import org.jspecify.annotations.NullMarked;
