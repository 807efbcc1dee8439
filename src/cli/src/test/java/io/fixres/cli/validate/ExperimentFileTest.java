package io.fixres.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Schedule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExperimentFileTest {
  static Stream<Path> valid() {
    return CaseFiles.in(CaseFiles.ROOT, "valid-");
  }

  static Stream<Path> invalid() {
    return CaseFiles.in(CaseFiles.ROOT, "invalid-");
  }

  static Stream<Path> allowed() {
    return CaseFiles.in(CaseFiles.ROOT.resolve("changes"), "allowed-");
  }

  static Stream<Path> refused() {
    return CaseFiles.in(CaseFiles.ROOT.resolve("changes"), "refused-");
  }

  static Stream<Path> examples() {
    Path examples = Path.of("..", "..", "examples");
    return Files.isDirectory(examples)
        ? CaseFiles.in(examples, "").filter(file -> file.toString().endsWith(".yaml"))
        : valid().limit(1); // none are there yet
  }

  @ParameterizedTest
  @MethodSource({"valid", "examples"})
  void validFileGivesItsExperiment(Path file) throws IOException {
    // when
    ReadExperiments read = ExperimentFile.read(file);
    // then
    assertThat(CaseFiles.found(read)).isEmpty();
    assertThat(read.experiments()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void invalidFileIsToldAllThatIsWrong(Path file) throws IOException {
    // when
    ReadExperiments read = ExperimentFile.read(file);
    // then
    assertThat(CaseFiles.found(read)).isNotEmpty().isEqualTo(CaseFiles.expected(file));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void freeFieldsMayChange(Path file) throws IOException {
    assertThat(CaseFiles.found(change(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void fieldsThatDecideResultsMayNotChange(Path file) throws IOException {
    assertThat(CaseFiles.found(change(file))).isNotEmpty().isEqualTo(CaseFiles.expected(file));
  }

  private static ReadExperiments change(Path file) throws IOException {
    String before = file.getFileName().toString().replace(".yaml", ".before.yaml");
    return ExperimentFile.asChange(ExperimentFile.read(file), file.resolveSibling(before));
  }

  @Test
  void otherDocumentsAreNamed() throws IOException {
    // when
    ReadExperiments read = ExperimentFile.read(CaseFiles.ROOT.resolve("valid-documents.yaml"));
    // then
    assertThat(read.claims()).containsExactly("images");
    assertThat(read.ignored()).containsExactly("ConfigMap 'notes' (line 18)");
  }

  @Test
  void defaultsOfTheDefinitionAreFilledIn() throws IOException {
    // when
    var read = ExperimentFile.read(CaseFiles.ROOT.resolve("valid-minimal.yaml"));
    var spec = read.experiments().get(0).getSpec();
    // then
    assertThat(spec.train().epochs()).isEqualTo(90);
    assertThat(spec.train().optimizer().schedule()).isEqualTo(Schedule.COSINE);
    assertThat(spec.sweep().cropPcts()).containsExactly(new BigDecimal("0.875"));
    assertThat(spec.fineTune().optimizer().learningRate()).isEqualByComparingTo("0.001");
    assertThat(spec.template()).isNull();
  }

  @Test
  void fineTuningKeepsItsOwnDefaultsBesideWhatIsGiven() throws IOException {
    // when
    var read = ExperimentFile.read(CaseFiles.ROOT.resolve("valid-anchors.yaml"));
    var optimizer = read.experiments().get(0).getSpec().fineTune().optimizer();
    // then
    assertThat(optimizer.learningRate()).isEqualByComparingTo("0.01");
    assertThat(optimizer.momentum()).isEqualByComparingTo("0.8");
    assertThat(optimizer.warmupEpochs()).isZero();
  }

  @Test
  void numbersMeanWhatKubectlReads() throws IOException {
    // when
    var read = ExperimentFile.read(CaseFiles.ROOT.resolve("valid-numbers.yaml"));
    var train = read.experiments().get(0).getSpec().train();
    // then
    assertThat(train.resolutions()).containsExactly(128, 160, 1024);
    assertThat(train.optimizer().learningRate()).isEqualTo(new BigDecimal("0.1"));
    assertThat(train.optimizer().weightDecay()).isEqualByComparingTo("0.0001");
    assertThat(train.optimizer().warmupEpochs()).isZero();
    assertThat(train.labelSmoothing()).isZero();
  }

  @Test
  void emptyNamesMeanNone() throws IOException {
    // when
    var read = ExperimentFile.read(CaseFiles.ROOT.resolve("valid-empty-means-absent.yaml"));
    var spec = read.experiments().get(0).getSpec();
    // then
    assertThat(spec.dataset().testSplit()).isNull();
    assertThat(spec.suspend()).isFalse();
  }

  @Test
  void nestingWithoutEndIsToldWithItsPlace(@TempDir Path folder) throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("deep.yaml"), "a: 1\nb: " + "[".repeat(20_000));
    // when
    ReadExperiments read = ExperimentFile.read(file);
    // then
    assertThat(CaseFiles.found(read))
        .containsExactly(
            "2:103: is nested more than 100 levels deep → take brackets out; an alias (*name) inside what it names never ends");
  }
}
