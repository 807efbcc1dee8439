package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Contract;
import io.fixres.contract.Json;
import io.fixres.operator.settings.Profiles;
import io.fixres.operator.settings.RunnerImages;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.observe.Obstacle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {
  private static final Profiles PROFILES =
      Profiles.parse("small: {template: {gpu: {count: 0}}, locked: [gpu]}", "profiles.yaml");
  private static final RunnerImages IMAGES =
      new RunnerImages(Map.of("cpu", "on-cpu"), "cu124", List.of());
  private static final String ACCEPTED =
      "{'observedGeneration': 1, 'conditions': [{'type': 'Accepted', 'status': 'True'}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'model': {'architecture': 'resnet5O'}}                          | InvalidSpec       | false
          {'runner': {'image': 'elsewhere/a:1'}}                           | ImageNotAllowed   | false
          {'template': {'gpu': {'count': 1}}}                              | InvalidSpec       | false
          {'profile': 'small', 'template': {'gpu': {'count': 1}}}          | InvalidSpec       | false
          {'profile': 'h100'}                                              | UnknownProfile    | true
          """)
  void whatWasAcceptedStaysSoButForAProfileThatIsGone(
      String changes, String reason, boolean isRefusedLater) {
    assertThat(acceptance(changes, null).refusal()).map(Obstacle::reason).contains(reason);
    assertThat(acceptance(changes, ACCEPTED).refusal().isPresent()).isEqualTo(isRefusedLater);
    String older = ACCEPTED.replace("'observedGeneration': 1", "'observedGeneration': 0");
    assertThat(acceptance(changes, older).refusal()).map(Obstacle::reason).contains(reason);
  }

  @Test
  void whatIsSoundIsAccepted() {
    assertThat(acceptance("{}", null).refusal()).isEmpty();
    assertThat(acceptance("{'profile': 'small'}", null).refusal()).isEmpty();
  }

  @Test
  void aFinishedExperimentWasAcceptedAndHasEnded() {
    assertThat(acceptance("{}", null).isFinished()).isFalse();
    assertThat(acceptance("{}", ACCEPTED).isFinished()).isFalse();
    assertThat(acceptance("{}", finished(Contract.NUMERICS)).isFinished()).isTrue();
    String refused = finished(Contract.NUMERICS).replace("'True'", "'False'");
    assertThat(acceptance("{}", refused).isFinished()).isFalse();
  }

  @Test
  void oneOfOtherNumericsOrOfAProfileThatIsGoneCannotBePlannedAgain() {
    String finished = finished(Contract.NUMERICS);

    assertThat(acceptance("{}", finished).cannotBePlannedAgain()).isFalse();
    assertThat(acceptance("{'profile': 'h100'}", finished).cannotBePlannedAgain()).isTrue();
    assertThat(acceptance("{}", finished(Contract.NUMERICS - 1)).cannotBePlannedAgain()).isTrue();
  }

  private static String finished(int numerics) {
    return ACCEPTED.replaceFirst(
        "\\{",
        "{'completionTime': '2026-01-01T00:10:00Z', 'runner': {'numerics': %d}, "
            .formatted(numerics));
  }

  private static Acceptance acceptance(String changes, String status) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.getMetadata().setGeneration(1L);
    experiment.setSpec(Specs.with(changes));
    experiment.setStatus(status == null ? null : status(status));
    return new Acceptance(experiment, PROFILES, IMAGES);
  }

  private static FixResExperimentStatus status(String text) {
    try {
      return Json.read(text.replace('\'', '"'), FixResExperimentStatus.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
