package io.fixres.operator.reconcile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Leaves out of what is read what nothing here asks for, the most of an object: the informers would
 * keep it of every pod and Job. What is written is written whole.
 */
@Singleton
public final class LeanObjects implements KubernetesClientObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    mapper.addMixIn(PodSpec.class, WithoutPlacement.class);
    mapper.addMixIn(Container.class, WithoutSetting.class);
  }

  /** Who owns which field. */
  @JsonIgnoreProperties("managedFields")
  private interface WithoutManagedFields {}

  /** Of a pod, where it may run and as whom; its containers, volumes and node stay. */
  @JsonIgnoreProperties(
      value = {
        "affinity",
        "imagePullSecrets",
        "initContainers",
        "nodeSelector",
        "securityContext",
        "tolerations",
        "topologySpreadConstraints"
      },
      allowGetters = true)
  private interface WithoutPlacement {}

  /** Of a container, what it is started with; its name and image stay. */
  @JsonIgnoreProperties(
      value = {
        "args",
        "command",
        "env",
        "envFrom",
        "livenessProbe",
        "ports",
        "readinessProbe",
        "resources",
        "securityContext",
        "startupProbe",
        "volumeMounts"
      },
      allowGetters = true)
  private interface WithoutSetting {}
}
