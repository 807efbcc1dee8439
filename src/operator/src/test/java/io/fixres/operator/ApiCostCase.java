package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fixres.api.FixResExperiment;
import io.fixres.operator.cluster.ApiCalls;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator costs the API server, by the API server's own count. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class ApiCostCase {
  /** Who writes nothing for so long has no more to tell. */
  private static final Duration QUIET = Duration.ofSeconds(8);

  private static final int STAGES = 5;
  private static final int WRITES_A_STAGE = 6;
  private static final int BEGIN_AND_END = 3;

  @RegisterExtension final Playground at = new Playground();

  @Test
  void aStageTakesAFewWrites() {
    at.createClaim();
    awaitNothingOfOthers();
    ApiCalls before = ApiCalls.now(at.client());

    at.apply("cheap", "{progress: {mode: 'Off'}}");
    at.awaitCondition("cheap", "Succeeded", "True");

    ApiCalls after = ApiCalls.now(at.client());
    assertThat(after.since(before) + eventsOf("cheap"))
        .as("%s, before %s, events %d", after, before, eventsOf("cheap"))
        .isBetween((long) STAGES, (long) STAGES * WRITES_A_STAGE + BEGIN_AND_END);
  }

  @Test
  void aPassThatChangesNothingCallsNothing() {
    at.createClaim();
    awaitNothingOfOthers();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("still", "{progress: {mode: 'Off'}}");
    at.awaitReason("still", "Training");
    Job job = at.awaitJob("r48-s0", "train");
    ApiCalls before = callsOnceQuiet(); // the pod's start has been told as well

    for (int touch = 0; touch < 5; touch++) {
      String value = Integer.toString(touch);
      at.client()
          .resource(job)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\": {\"annotations\": {\"touched\": \"" + value + "\"}}}");
    }

    long touches = 5;
    assertThat(callsOnceQuiet().since(before)).isEqualTo(touches);
  }

  private ApiCalls callsOnceQuiet() {
    AtomicReference<ApiCalls> last = new AtomicReference<>(ApiCalls.now(at.client()));
    await()
        .pollInterval(QUIET)
        .until(
            () -> {
              ApiCalls now = ApiCalls.now(at.client());
              return now.since(last.getAndSet(now)) == 0;
            });
    return last.get();
  }

  /** The garbage collector deletes Jobs of tests before: the API server counts these calls too. */
  private void awaitNothingOfOthers() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                at.client()
                        .resources(FixResExperiment.class)
                        .inAnyNamespace()
                        .list()
                        .getItems()
                        .isEmpty()
                    && at.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inAnyNamespace()
                        .list()
                        .getItems()
                        .isEmpty());
  }

  private long eventsOf(String experiment) {
    List<?> events =
        at.client().v1().events().inNamespace(at.namespace()).list().getItems().stream()
            .filter(event -> experiment.equals(event.getInvolvedObject().getName()))
            .toList();
    return events.size();
  }
}
