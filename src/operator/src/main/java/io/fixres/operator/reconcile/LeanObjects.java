package io.fixres.operator.reconcile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fixres.api.FixResExperiment;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Leaves out of what is read what nothing here asks for, the most of an object, and keeps equal
 * words once: the informers hold every pod and Job. What is written is written whole, and so is an
 * experiment read: its template has parts of pods, but none of those that are cut. What of it
 * cannot be read is left to {@link ExperimentReader}.
 */
@Singleton
public final class LeanObjects implements KubernetesClientObjectMapperCustomizer {
  /** The API server takes 10,000 levels and adds some: what is deeper than this ends a watch. */
  private static final int DEEPEST = 11_000;

  @Override
  public void customize(ObjectMapper mapper) {
    JsonFactory factory = mapper.getFactory();
    factory.setStreamReadConstraints(
        factory.streamReadConstraints().rebuild().maxNestingDepth(DEEPEST).build());
    mapper.registerModule(
        new SimpleModule()
            .addDeserializer(String.class, new SharedWords())
            .addDeserializer(FixResExperiment.class, new ExperimentReader()));
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    mapper.addMixIn(JobSpec.class, WithoutRules.class);
    mapper.addMixIn(PodTemplateSpec.class, WithoutLabels.class);
    mapper.addMixIn(PodSpec.class, WithoutPlacement.class);
    mapper.addMixIn(Container.class, WithoutSetting.class);
  }

  /** Who owns which field. */
  @JsonIgnoreProperties("managedFields")
  private interface WithoutManagedFields {}

  /** Of a Job, how the Job controller treats its pods. */
  @JsonIgnoreProperties(
      value = {"podFailurePolicy", "podReplacementPolicy", "selector", "successPolicy"},
      allowGetters = true)
  private interface WithoutRules {}

  /** Of a Job's pods, the labels, which are the Job's. */
  @JsonIgnoreProperties(value = "metadata", allowGetters = true)
  private interface WithoutLabels {}

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
