package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fixres.api.EnvVarSpec;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.GpuSpec;
import io.fixres.api.TemplateSpec;
import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The pod of a stage: no root, no API access, nothing writable but the workspace and /tmp. */
final class StagePod {
  private static final String OMP_THREADS = "OMP_NUM_THREADS";

  /** Images made on NVIDIA's ask for all of a node's GPUs, whatever their pod asks for. */
  private static final String VISIBLE_GPUS = "NVIDIA_VISIBLE_DEVICES";

  private static final String TERMINATION_LOG = "/dev/termination-log";

  private final StageOrder order;
  private final FixResExperimentSpec spec;
  private final PodShape shape;
  private final StageVolumes volumes;
  private final NodeSharing sharing;

  private StagePod(StageOrder order) {
    this.order = order;
    this.spec = order.experiment().getSpec();
    this.shape = new PodShape(spec, order.launch().stage().kind());
    this.volumes = new StageVolumes(spec);
    this.sharing = new NodeSharing(order.access().oneNode());
  }

  static PodTemplateSpec of(StageOrder order, Map<String, String> labels) {
    StagePod pod = new StagePod(order);
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels)
        .addToLabels(pod.sharing.labels())
        .withAnnotations(pod.shape.template().annotations())
        .endMetadata()
        .withSpec(pod.spec())
        .build();
  }

  private PodSpec spec() {
    TemplateSpec template = shape.template();
    return new PodSpecBuilder()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(shape.graceSeconds())
        .withSecurityContext(securityContext())
        .withContainers(container())
        .withVolumes(volumes.volumes())
        .withImagePullSecrets(
            Objects.requireNonNullElse(spec.runner().imagePullSecrets(), List.of()))
        .withNodeSelector(nodeSelector())
        .withTolerations(Objects.requireNonNullElse(shape.tolerations(), List.of()))
        .withAffinity(sharing.over(template.affinity()))
        .withPriorityClassName(shape.priorityClassName())
        .withRuntimeClassName(template.runtimeClassName())
        .build();
  }

  private Map<String, String> nodeSelector() {
    Map<String, String> labels = new LinkedHashMap<>(order.defaults().nodeSelector());
    labels.putAll(Objects.requireNonNullElse(shape.nodeSelector(), Map.<String, String>of()));
    return labels;
  }

  private PodSecurityContext securityContext() {
    PodSecurityContext given = shape.template().podSecurityContext();
    PodSecurityContextBuilder context =
        given == null ? new PodSecurityContextBuilder() : new PodSecurityContextBuilder(given);
    if (context.getRunAsNonRoot() == null) {
      context.withRunAsNonRoot(true);
    }
    if (!context.hasSeccompProfile()) {
      context.withNewSeccompProfile().withType("RuntimeDefault").endSeccompProfile();
    }
    if (context.getFsGroup() == null) {
      context.withFsGroup(order.defaults().fsGroup());
    }
    if (context.getFsGroupChangePolicy() == null) {
      context.withFsGroupChangePolicy("OnRootMismatch");
    }
    return context.build();
  }

  private Container container() {
    return new ContainerBuilder()
        .withName(StageEnvironment.CONTAINER)
        .withImage(order.image())
        .withImagePullPolicy(Json.spelled(spec.runner().imagePullPolicy()))
        .withEnv(environment())
        .withResources(resources())
        .withVolumeMounts(volumes.mounts())
        .withTerminationMessagePath(TERMINATION_LOG)
        .addNewPort()
        .withName("progress")
        .withContainerPort(StageJob.PROGRESS_PORT)
        .endPort()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .build();
  }

  private List<EnvVar> environment() {
    List<EnvVar> variables = new ArrayList<>();
    Objects.requireNonNullElse(spec.runner().env(), List.<EnvVarSpec>of())
        .forEach(own -> variables.add(variable(own.name(), own.value())));
    if (lacks(variables, OMP_THREADS)) {
      variables.add(threads());
    }
    if (gpu().isEmpty() && lacks(variables, VISIBLE_GPUS)) {
      variables.add(variable(VISIBLE_GPUS, "void"));
    }
    variables.add(variable(StageEnvironment.STAGE, Json.write(order.launch().stage())));
    variables.add(variable(StageEnvironment.STAGE_HASH, order.launch().hash()));
    variables.add(
        variable(StageEnvironment.EXPERIMENT_UID, order.experiment().getMetadata().getUid()));
    variables.add(
        new EnvVarBuilder()
            .withName(StageEnvironment.POD_UID)
            .withNewValueFrom()
            .withNewFieldRef("v1", "metadata.uid")
            .endValueFrom()
            .build());
    variables.add(variable(StageEnvironment.TERMINATION_MESSAGE, TERMINATION_LOG));
    gpu().ifPresent(gpu -> variables.add(variable(StageEnvironment.GPUS, gpu.count().toString())));
    variables.add(variable(StageEnvironment.PORT, Integer.toString(StageJob.PROGRESS_PORT)));
    return variables;
  }

  private static boolean lacks(List<EnvVar> variables, String name) {
    return variables.stream().noneMatch(own -> own.getName().equals(name));
  }

  /**
   * As a local run sets it: sums are split among that many threads, so their last digits depend on
   * it. What the container may use is what the runner takes when the experiment leaves it open.
   */
  private EnvVar threads() {
    int asked = spec.runner().threads();
    return asked > 0
        ? variable(OMP_THREADS, Integer.toString(asked))
        : new EnvVarBuilder()
            .withName(OMP_THREADS)
            .withNewValueFrom()
            .withNewResourceFieldRef()
            .withContainerName(StageEnvironment.CONTAINER)
            .withResource("limits.cpu")
            .endResourceFieldRef()
            .endValueFrom()
            .build();
  }

  private ResourceRequirements resources() {
    ResourceRequirementsBuilder resources = new ResourceRequirementsBuilder(shape.resources());
    gpu()
        .ifPresent(
            gpu -> {
              Quantity count = new Quantity(gpu.count().toString());
              resources.addToRequests(gpu.resourceName(), count);
              resources.addToLimits(gpu.resourceName(), count);
            });
    return resources.build();
  }

  /** Writing a result again needs no accelerator. */
  private Optional<GpuSpec> gpu() {
    return order.launch().tally().rereads() == 0 ? shape.gpu() : Optional.empty();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
