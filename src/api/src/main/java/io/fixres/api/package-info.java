/** The custom resource {@code FixResExperiment}, version v1alpha1, as types. */
@NullMarked
package io.fixres.api;

import org.jspecify.annotations.NullMarked;
