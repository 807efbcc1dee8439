package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches experiments and what belongs to them, and makes one pass whenever something changed. */
@ControllerConfiguration(name = ExperimentReconciler.NAME)
@GradualRetry(
    maxAttempts = -1,
    initialInterval = 2_000,
    intervalMultiplier = 2,
    maxInterval = 300_000)
public final class ExperimentReconciler implements Reconciler<FixResExperiment> {
  static final String NAME = "fixresexperiment";

  private static final Logger LOG = LoggerFactory.getLogger(ExperimentReconciler.class);

  /** The client has tried for a while itself. The SDK would log where, for every experiment. */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private static final Duration PAUSED = Duration.ofSeconds(15);

  private static final String OURS = Labels.MANAGED_BY + "=" + Labels.OPERATOR;

  private final Surroundings surroundings;
  private final Leadership leadership;
  private final SimpleInboundEventSource<FixResExperiment> news =
      new SimpleInboundEventSource<>("progress");
  private List<InformerEventSource<?, FixResExperiment>> watched = List.of();

  public ExperimentReconciler(Surroundings surroundings, Leadership leadership) {
    this.surroundings = surroundings;
    this.leadership = leadership;
  }

  @Override
  public List<EventSource<?, FixResExperiment>> prepareEventSources(
      EventSourceContext<FixResExperiment> context) {
    surroundings.metrics().watch(context.getPrimaryCache());
    context.getPrimaryCache().addIndexer(Workspaces.INDEX, Workspaces::keys);
    leadership.onLeading(
        () ->
            context
                .getPrimaryCache()
                .list()
                .map(ResourceID::fromResource)
                .forEach(this::lookAgain));
    watched =
        List.of(
            ours(Job.class, Mappers.fromOwnerReferences(FixResExperiment.class), context),
            ours(Pod.class, ExperimentReconciler::experimentOf, context),
            ours(ConfigMap.class, Mappers.fromOwnerReferences(FixResExperiment.class), context));
    return Stream.<EventSource<?, FixResExperiment>>concat(watched.stream(), Stream.of(news))
        .toList();
  }

  @Override
  public UpdateControl<FixResExperiment> reconcile(
      FixResExperiment experiment, Context<FixResExperiment> context) {
    if (!leadership.leads()) {
      return UpdateControl.noUpdate(); // all are looked at once it does
    }
    if (!hasRead(experiment.getMetadata().getNamespace())) {
      UpdateControl<FixResExperiment> blind = UpdateControl.noUpdate();
      return blind.rescheduleAfter(TRY_AGAIN);
    }
    if (isPaused(experiment)) {
      surroundings.slots().forget(experiment);
      UpdateControl<FixResExperiment> paused = UpdateControl.noUpdate();
      return paused.rescheduleAfter(PAUSED); // an annotation that goes is no event
    }
    UpdateControl<FixResExperiment> control = UpdateControl.noUpdate();
    try {
      Pass pass = new Pass(experiment, context, surroundings, this::lookAgain);
      pass.run().ifPresent(control::rescheduleAfter);
      surroundings.forgetGone(() -> Neighbours.of(context), () -> Neighbours.pods(context));
    } catch (KubernetesClientException e) {
      if (e.getCode() > 0) {
        throw e; // an answer
      }
      LOG.atWarn()
          .addKeyValue("experiment", ResourceID.fromResource(experiment))
          .log("the API server does not answer; it is tried again: " + e.getMessage());
      control.rescheduleAfter(TRY_AGAIN);
    }
    return control;
  }

  /**
   * Whether all Jobs, pods and results of a namespace are known, and go on being so: what is not
   * seen would be redone.
   */
  private boolean hasRead(String namespace) {
    return watched.stream()
        .flatMap(source -> source.informerHealthIndicators().values().stream())
        .filter(
            informer ->
                Set.of(namespace, Constants.WATCH_ALL_NAMESPACES)
                    .contains(informer.getTargetNamespace()))
        .allMatch(informer -> informer.hasSynced() && informer.isRunning());
  }

  private void lookAgain(ResourceID experiment) {
    news.propagateEvent(experiment);
  }

  /** Whether its owner wants the operator to leave it alone. */
  static boolean isPaused(FixResExperiment experiment) {
    Map<String, String> annotations = experiment.getMetadata().getAnnotations();
    return annotations != null && Boolean.parseBoolean(annotations.get(Labels.PAUSED));
  }

  private static <R extends HasMetadata> InformerEventSource<R, FixResExperiment> ours(
      Class<R> type,
      SecondaryToPrimaryMapper<R> experiment,
      EventSourceContext<FixResExperiment> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(type, FixResExperiment.class)
            .withName(type.getSimpleName())
            .withLabelSelector(OURS)
            .withSecondaryToPrimaryMapper(experiment)
            .withNamespacesInheritedFromController()
            .build(),
        context);
  }

  private static Set<ResourceID> experimentOf(Pod pod) {
    String name = pod.getMetadata().getLabels().get(Labels.EXPERIMENT);
    return name == null ? Set.of() : Set.of(new ResourceID(name, pod.getMetadata().getNamespace()));
  }
}
