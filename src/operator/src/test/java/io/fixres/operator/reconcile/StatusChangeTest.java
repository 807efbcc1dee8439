package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Json;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusChangeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String BEGUN = "'startTime': '2026-01-01T00:00:00Z'";

  @Test
  void aStartThatMovesIsNoNews() throws JsonProcessingException {
    assertThat(isWorthWriting("'state': 'Running'", "'state': 'Running', " + BEGUN)).isFalse();
  }

  @Test
  void theStartOfAStageThatHasEndedIs() throws JsonProcessingException {
    String ended = "'state': 'Running', 'completionTime': '2026-01-01T00:10:00Z'";

    assertThat(isWorthWriting(ended, ended + ", " + BEGUN)).isTrue();
  }

  @Test
  void aStateIs() throws JsonProcessingException {
    assertThat(isWorthWriting("'state': 'Pending'", "'state': 'Running'")).isTrue();
    assertThat(isWorthWriting("'state': 'Running'", "'state': 'Running'")).isFalse();
  }

  @Test
  void activeTimeIsOnceALotOfItHasPassed() throws JsonProcessingException {
    assertThat(change(active("100"), active("699")).isWorthWriting(NOW, NOW)).isFalse();
    assertThat(change(active("100"), active("700")).isWorthWriting(NOW, NOW)).isTrue();
    assertThat(change(active("null"), active("600")).isWorthWriting(NOW, NOW)).isTrue();
  }

  @Test
  void aConditionOfSomebodyElseIsNone() throws JsonProcessingException {
    assertThat(change(conditions("example.com/Seen"), conditions()).isWorthWriting(NOW, NOW))
        .isFalse();
    assertThat(change(conditions("Ready"), conditions()).isWorthWriting(NOW, NOW)).isTrue();
  }

  private static String conditions(String... types) {
    return Stream.of(types)
        .map("{'type': '%s', 'status': 'True'}"::formatted)
        .collect(Collectors.joining(", ", "{'conditions': [", "]}"));
  }

  private static String active(String seconds) {
    return "{'conditions': [], 'activeSeconds': %s}".formatted(seconds);
  }

  private static boolean isWorthWriting(String before, String after)
      throws JsonProcessingException {
    return change(stage(before), stage(after)).isWorthWriting(NOW, NOW);
  }

  private static String stage(String fields) {
    return "{'conditions': [], 'variants': [{'id': 'v', 'stages': [{'name': 'train', %s}]}]}"
        .formatted(fields);
  }

  private static StatusChange change(String before, String after) throws JsonProcessingException {
    return new StatusChange(status(before), status(after));
  }

  private static FixResExperimentStatus status(String json) throws JsonProcessingException {
    return Json.read(json.replace('\'', '"'), FixResExperimentStatus.class);
  }
}
