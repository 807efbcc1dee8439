package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Json;
import io.fixres.pipeline.Specs;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspacesTest {
  private static final Supplier<Set<String>> NOBODY = Set::of;
  private static final String BEGUN = "{'startTime': '2026-01-01T00:00:00Z', 'conditions': []}";
  private static final String FINISHED =
      "{'observedGeneration': 1, 'startTime': '2026-01-01T00:00:00Z',"
          + " 'completionTime': '2026-01-01T00:10:00Z', 'conditions': []}";
  private static final String REFUSED =
      "{'startTime': '2026-01-01T00:00:00Z', 'conditions':"
          + " [{'type': 'PrerequisitesReady', 'status': 'False', 'reason': 'WorkspaceLocked'}]}";
  private static final String WITHOUT_CLAIM =
      "{'conditions': [{'type': 'PrerequisitesReady', 'status': 'False',"
          + " 'reason': 'PersistentVolumeClaimNotFound'}]}";

  private final Workspaces workspaces = new Workspaces();

  @ParameterizedTest
  @CsvSource({"a, b", "b, a"})
  void oneThatHasBegunKeepsItWhateverTheUids(String firstUid, String secondUid) {
    // given
    var begun = experiment("first", firstUid, 0, BEGUN);
    var later = experiment("second", secondUid, 0, null);

    // when
    var holder = workspaces.take(later, List.of(begun, later), NOBODY);

    // then
    assertThat(holder).contains(begun);
    assertThat(workspaces.take(begun, List.of(begun, later), NOBODY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, b", "b, a"})
  void ofTwoPassesAtOnceOnlyTheFirstBegins(String firstUid, String secondUid) {
    // given: the status of the first does not show yet that it has begun
    var first = experiment("first", firstUid, 0, null);
    var second = experiment("second", secondUid, 0, null);
    assertThat(workspaces.take(first, List.of(first), NOBODY)).isEmpty();

    // when
    var holder = workspaces.take(second, List.of(first, second), NOBODY);

    // then
    assertThat(holder).contains(first);
    assertThat(workspaces.take(first, List.of(first, second), NOBODY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, b", "b, a"})
  void afterARestartJobsSayWhoHasBegun(String firstUid, String secondUid) {
    // given: the operator was killed between the Job and the status
    var first = experiment("first", firstUid, 0, null);
    var second = experiment("second", secondUid, 0, null);

    // when
    var holder = workspaces.take(second, List.of(first, second), () -> Set.of(firstUid));

    // then
    assertThat(holder).contains(first);
  }

  @Test
  void ofThoseThatHaveNotBegunTheOlderIsFirst() {
    var older = experiment("older", "b", 0, null);
    var younger = experiment("younger", "a", 1, null);

    assertThat(workspaces.take(younger, List.of(older, younger), NOBODY)).contains(older);
    assertThat(workspaces.take(older, List.of(older, younger), NOBODY)).isEmpty();
  }

  @Test
  void oneThatCannotBeginHoldsUpNobody() {
    var suspended = experiment("suspended", "a", 0, null);
    suspended.setSpec(Specs.with("{'suspend': true}"));
    var withoutClaim = experiment("without-claim", "b", 0, WITHOUT_CLAIM);
    var younger = experiment("younger", "c", 1, null);

    var holder = workspaces.take(younger, List.of(suspended, withoutClaim, younger), NOBODY);

    assertThat(holder).isEmpty();
  }

  @Test
  void theNextOneFollowsWhenItIsFinishedOrDeleted() {
    var first = experiment("first", "a", 0, null);
    var second = experiment("second", "b", 1, null);
    var third = experiment("third", "c", 2, null);
    workspaces.take(first, List.of(first, second), NOBODY);

    var finished = experiment("first", "a", 0, FINISHED);
    assertThat(workspaces.take(second, List.of(finished, second), NOBODY)).isEmpty();
    assertThat(workspaces.take(third, List.of(finished, third), NOBODY)).isEmpty();
  }

  @Test
  void oneThatIsRunAgainWaitsAndThenHasIt() {
    // given
    var finished = experiment("first", "a", 0, FINISHED);
    finished.getMetadata().setGeneration(2L);
    var begun = experiment("second", "b", 1, BEGUN);

    // when: its old status says that it began, its condition that it was refused
    assertThat(workspaces.take(finished, List.of(finished, begun), NOBODY)).contains(begun);
    finished.setStatus(status(REFUSED));
    assertThat(workspaces.take(begun, List.of(finished, begun), NOBODY)).isEmpty();

    // then
    var done = experiment("second", "b", 1, FINISHED);
    finished.setStatus(status(FINISHED));
    assertThat(workspaces.take(finished, List.of(finished, done), NOBODY)).isEmpty();
    assertThat(workspaces.take(begun, List.of(finished, begun), NOBODY)).contains(finished);
  }

  @Test
  void anotherPathOnTheClaimIsAnotherWorkspace() {
    var begun = experiment("first", "a", 0, BEGUN);
    var other = experiment("other", "b", 1, null);
    other.setSpec(Specs.with("{'workspace': {'persistentVolumeClaim': {'subPath': 'elsewhere'}}}"));

    assertThat(Workspaces.keys(other)).isNotEmpty().isNotEqualTo(Workspaces.keys(begun));
  }

  private static FixResExperiment experiment(String name, String uid, int second, String status) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.getMetadata().setName(name);
    experiment.getMetadata().setNamespace("vision");
    experiment.getMetadata().setUid(uid);
    experiment.getMetadata().setGeneration(1L);
    experiment.getMetadata().setCreationTimestamp("2026-01-01T00:00:0" + second + "Z");
    experiment.setSpec(Specs.small());
    experiment.setStatus(status == null ? null : status(status));
    return experiment;
  }

  private static FixResExperimentStatus status(String text) {
    try {
      return Json.read(text.replace('\'', '"'), FixResExperimentStatus.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
