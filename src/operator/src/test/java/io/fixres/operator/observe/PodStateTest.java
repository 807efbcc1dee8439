package io.fixres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodStateTest {
  private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aPodThatIsLongOverdueHasLostItsNode() {
    Instant late = DUE.plus(Duration.ofMinutes(10));

    assertThat(PodState.lostNode(pod("Running"), late))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("NodeLost: node gpu-3")
                    .contains("delete the node", "out-of-service"));
    assertThat(PodState.lostNode(pod("Running"), late.minusSeconds(1))).isEmpty();
    assertThat(PodState.lostNode(pod("Failed"), late)).isEmpty();
  }

  @Test
  void theImageIsThatOfTheNewestPodThatRunsIt() {
    Pod older = pulled("runner:2", "runner@sha256:old", DUE);
    Pod newer = pulled("runner:2", "runner@sha256:new", DUE.plusSeconds(60));
    Pod another = pulled("runner:1", "runner@sha256:one", DUE.plusSeconds(120));
    Pod pulling = pulled("runner:2", "", DUE.plusSeconds(180));

    assertThat(PodState.imageId(Stream.of(another, newer, older, pulling), "runner:2"))
        .contains("runner@sha256:new");
    assertThat(PodState.imageId(Stream.of(older, newer), "runner:1")).isEmpty();
  }

  private static Pod pulled(String image, String id, Instant created) {
    return new PodBuilder()
        .withNewMetadata()
        .withCreationTimestamp(created.toString())
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("runner")
        .withImage(image)
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("runner")
        .withImageID(id)
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static Pod pod(String phase) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("small-tr-0123abcd-1-x")
        .withDeletionTimestamp(DUE.toString())
        .endMetadata()
        .withNewSpec()
        .withNodeName("gpu-3")
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus()
        .build();
  }
}
