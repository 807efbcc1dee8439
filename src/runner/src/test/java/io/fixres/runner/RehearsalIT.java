package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.runner.conclude.ConcludeStage;
import io.fixres.runner.engine.Torch;
import io.fixres.runner.image.ImageDecoder;
import io.fixres.runner.learn.LearnStage;
import io.fixres.runner.sweep.SweepStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes find the classes archived that a rehearsal has loaded. */
class RehearsalIT {
  private static final String ARCHIVED = " source: shared objects file (top)";

  @TempDir static Path folder;
  private static Path archive;
  private static Path loaded;

  @BeforeAll
  static void rehearse() throws Exception {
    archive = folder.resolve("classes.jsa");
    loaded = folder.resolve("loaded.txt");
    run(Map.of(), List.of("-XX:ArchiveClassesAtExit=" + archive), "rehearse", place("first"));
  }

  @Test
  void allOfARehearsal() throws Exception {
    // when
    run(Map.of(), fromArchive(), "rehearse", place("second"));

    // then
    assertThat(ours())
        .filteredOn(line -> line.contains(" source: file:") || line.contains(" source: jar:"))
        .isEmpty();
    assertThat(ours())
        .contains(archived(LearnStage.class))
        .contains(archived(SweepStage.class))
        .contains(archived(ConcludeStage.class));
  }

  @Test
  void thoseOfAStage() throws Exception {
    // given
    Map<String, String> stage =
        Map.of(
            StageEnvironment.STAGE, Json.write(Stages.train(Stages.scenes(60), 1)),
            StageEnvironment.WORKSPACE, place("workspace"),
            StageEnvironment.DATA, place("workspace"));

    // when
    run(stage, fromArchive());

    // then
    assertThat(ours())
        .contains(archived(LearnStage.class))
        .contains(archived(ImageDecoder.class))
        .contains(archived(Torch.class));
  }

  private static List<String> fromArchive() {
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + loaded + ":none");
  }

  /** What is said of our classes, in the order in which they were loaded. */
  private static List<String> ours() throws IOException {
    try (Stream<String> lines = Files.lines(loaded)) {
      return lines.filter(line -> line.startsWith("io.fixres.")).toList();
    }
  }

  private static String archived(Class<?> type) {
    return type.getName() + ARCHIVED;
  }

  private static String place(String name) {
    return folder.resolve(name).toString();
  }

  /** As launcher and image start it: an archive fits only the class path it was made with. */
  private static void run(
      Map<String, String> environment, List<String> options, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    line.addAll(options);
    line.add("-jar");
    line.add(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    line.addAll(List.of(arguments));
    Path said = folder.resolve("said.txt");
    ProcessBuilder process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    process.environment().putAll(environment);
    int code = process.start().waitFor();
    assertThat(code).as(Files.readString(said)).isZero();
  }
}
