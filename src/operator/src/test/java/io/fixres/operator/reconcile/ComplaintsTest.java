package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  private final List<String> asked = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Complaints complaints = new Complaints();

  @Test
  void oneJobIsAskedAboutASecond() {
    assertThat(of("a", "no quota")).contains("no quota");
    assertThat(of("b", "no quota")).isEmpty();

    now = now.plusSeconds(1);
    assertThat(of("b", "no quota")).contains("no quota");
    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void anAnswerHoldsForAMinute() {
    of("a", "no quota");

    now = now.plusSeconds(59);
    assertThat(of("a", "another")).contains("no quota");
    now = now.plusSeconds(1);
    assertThat(of("a", "another")).contains("another");
    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void silenceHoldsForTenSeconds() {
    assertThat(of("a", null)).isEmpty();

    now = now.plusSeconds(9);
    assertThat(of("a", "no quota")).isEmpty();
    now = now.plusSeconds(1);
    assertThat(of("a", "no quota")).contains("no quota");
  }

  @Test
  void whatIsGoneIsForgotten() {
    of("a", "no quota");
    complaints.retain(Set.of(), Set.of("a"));
    assertThat(of("a", "another")).contains("no quota");
    complaints.retain(Set.of(), Set.of());

    assertThat(of("a", "another")).isEmpty();
  }

  private Optional<String> of(String job, String words) {
    return complaints.of(
        new JobBuilder().withNewMetadata().withName(job).withUid(job).endMetadata().build(),
        now,
        () -> {
          asked.add(job);
          return Optional.ofNullable(words);
        });
  }
}
