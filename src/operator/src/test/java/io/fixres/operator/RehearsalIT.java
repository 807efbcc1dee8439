package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.operator.cluster.ClassArchive;
import io.fixres.operator.reconcile.ExperimentReconciler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start finds the classes archived that a rehearsal has loaded. */
class RehearsalIT {
  private static final String ARCHIVED = " source: shared objects file (top)";

  @TempDir Path folder;

  @Test
  void allOfAnotherRehearsal() throws Exception {
    // given
    String fromArchive = ClassArchive.make(folder.resolve("classes.jsa"));
    Path loaded = folder.resolve("loaded.txt");

    // when
    ClassArchive.rehearse(fromArchive, "-Xlog:class+load:file=%s:none".formatted(loaded));

    // then
    assertThat(ours(loaded))
        .contains(ExperimentReconciler.class.getName() + ARCHIVED)
        .filteredOn(line -> line.contains(" source: file:") || line.contains(" source: jar:"))
        .isEmpty();
  }

  private static List<String> ours(Path loaded) throws IOException {
    try (Stream<String> lines = Files.lines(loaded)) {
      return lines.filter(line -> line.startsWith("io.fixres.")).toList();
    }
  }
}
