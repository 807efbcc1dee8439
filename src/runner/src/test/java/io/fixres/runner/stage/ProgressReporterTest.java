package io.fixres.runner.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressReporterTest {
  @TempDir Path folder;

  @Test
  void whatCannotBeWrittenIsSaidOnceAndEndsNothing() {
    // given
    Path file = folder.resolve("gone").resolve("progress.json");
    ProgressReporter progress = new ProgressReporter(file, "uid", "hash", System::nanoTime);
    PrintStream error = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    // when
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      progress.report("scoring", 1, 2);
      progress.report("scoring", 2, 2);
    } finally {
      System.setErr(error);
    }

    // then
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("going on without telling progress: " + folder)
        .hasLineCount(1);
    assertThat(progress.latest().done()).isEqualTo(2);
  }
}
