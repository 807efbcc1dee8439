package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LivePodsTest {
  @Test
  void theNewestEventSpeaksAndOfOneSecondTheLast() {
    Event mount = event("FailedMount", "2026-01-01T00:00:02Z");
    Event pulling = event("Pulling", "2026-01-01T00:00:02Z");
    Event scheduled = event("Scheduled", "2026-01-01T00:00:01Z");

    assertThat(LivePods.newest(Stream.of(mount, pulling, scheduled))).contains(pulling);
    assertThat(LivePods.newest(Stream.of(scheduled, mount))).contains(mount);
    assertThat(LivePods.newest(Stream.empty())).isEmpty();
  }

  private static Event event(String reason, String time) {
    return new EventBuilder().withReason(reason).withLastTimestamp(time).build();
  }
}
