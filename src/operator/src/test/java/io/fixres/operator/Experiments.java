package io.fixres.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Small experiments as a user would write them: what is not said is the API server's to fill in.
 */
final class Experiments {
  private static final String SPEC =
      """
      model: {architecture: tiny_resnet8}
      dataset: {synthetic: {images: 1000, classes: 10, seed: 0}}
      workspace: {persistentVolumeClaim: {claimName: fixres-work, subPath: small}}
      train: {resolutions: [48], epochs: 2, batchSize: 64}
      sweep: {resolutions: [32, 40, 48, 56, 64]}
      fineTune: {resolutions: [56], epochs: 1, batchSize: 64}
      """;

  private Experiments() {}

  /** The small experiment with these fields laid over it. */
  static GenericKubernetesResource small(String name, String namespace, String changes) {
    @SuppressWarnings("unchecked")
    Map<String, Object> spec = Serialization.unmarshal(SPEC, LinkedHashMap.class);
    @SuppressWarnings("unchecked")
    Map<String, Object> more = Serialization.unmarshal("---\n" + changes, LinkedHashMap.class);
    merge(spec, more);
    GenericKubernetesResource experiment = new GenericKubernetesResource();
    experiment.setApiVersion("fixres.io/v1alpha1");
    experiment.setKind("FixResExperiment");
    experiment.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    experiment.setAdditionalProperty("spec", spec);
    return experiment;
  }

  /** Lays fields over others; null takes one away. */
  static void merge(Map<String, Object> into, Map<String, Object> changes) {
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            into.remove(key);
          } else if (value instanceof Map<?, ?> inner && into.get(key) instanceof Map<?, ?> there) {
            merge(map(there), map(inner));
          } else {
            into.put(key, value);
          }
        });
  }

  @SuppressWarnings("unchecked") // a YAML mapping has strings for keys
  static Map<String, Object> map(Object mapping) {
    return (Map<String, Object>) mapping;
  }

  /** YAML as JSON. */
  static String json(String yaml) {
    return Serialization.asJson(Serialization.unmarshal("---\n" + yaml, LinkedHashMap.class));
  }
}
