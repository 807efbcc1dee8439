package io.fixres.pipeline.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.pipeline.status.IdleTime.Span;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdleTimeTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void gapsBeforeNewStagesAddUp() {
    Map<String, Span> spans = Map.of("a", at(0, 10), "b", at(13, 20), "c", at(25, null));

    assertThat(IdleTime.before(spans, Set.of(), BEGIN)).isEqualTo(8);
    assertThat(IdleTime.before(spans, Set.of("a", "b"), BEGIN)).isEqualTo(5);
    assertThat(IdleTime.before(spans, Set.of("a", "b", "c"), BEGIN)).isZero();
  }

  @Test
  void stagesThatOverlapLeaveNoGap() {
    Map<String, Span> spans = Map.of("a", at(0, 30), "b", at(5, 10), "c", at(20, 40));

    assertThat(IdleTime.before(spans, Set.of(), BEGIN)).isZero();
  }

  @Test
  void stagesThatStartTogetherLoseItOnce() {
    Map<String, Span> spans = Map.of("a", at(0, 10), "b", at(12, null), "c", at(12, 30));

    assertThat(IdleTime.before(spans, Set.of("a"), BEGIN)).isEqualTo(2);
    assertThat(IdleTime.before(spans, Set.of("a", "b"), BEGIN)).isZero();
  }

  @Test
  void aPauseIsNobodysLoss() {
    Map<String, Span> spans = Map.of("a", at(0, 10), "b", at(3610, null));

    assertThat(IdleTime.before(spans, Set.of("a"), BEGIN.plusSeconds(3607))).isEqualTo(3);
    assertThat(IdleTime.before(spans, Set.of("a"), BEGIN.plusSeconds(4000))).isZero();
  }

  @Test
  void oneStageOrNoneHasNoGap() {
    assertThat(IdleTime.before(Map.of(), Set.of(), BEGIN)).isZero();
    assertThat(IdleTime.before(Map.of("a", at(5, 9)), Set.of(), BEGIN)).isZero();
  }

  private static Span at(int start, @Nullable Integer end) {
    return new Span(BEGIN.plusSeconds(start), end == null ? null : BEGIN.plusSeconds(end));
  }
}
