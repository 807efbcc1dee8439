package io.fixres.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Finds the test resolution that a classifier scores best at, and fine-tunes it there. */
@Group("fixres.io")
@Version("v1alpha1")
@Kind("FixResExperiment")
@Plural("fixresexperiments")
@ShortNames({"fre", "fixres"})
public final class FixResExperiment
    extends CustomResource<FixResExperimentSpec, FixResExperimentStatus> implements Namespaced {
  private static final long serialVersionUID = 1L;
}
