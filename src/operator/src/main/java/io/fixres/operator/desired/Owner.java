package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fixres.api.FixResExperiment;

/** Whose an object is: it goes when its experiment goes. */
public final class Owner {
  private Owner() {}

  /** The reference that an experiment's objects carry. */
  public static OwnerReference of(FixResExperiment experiment) {
    return new OwnerReferenceBuilder()
        .withApiVersion(experiment.getApiVersion())
        .withKind(experiment.getKind())
        .withName(experiment.getMetadata().getName())
        .withUid(experiment.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
