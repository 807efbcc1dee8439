package io.fixres.operator.cluster;

import io.fixres.operator.rehearse.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The archive of classes that the packaged operator starts from, made as for the image. */
public final class ClassArchive {
  private ClassArchive() {}

  /** Has a rehearsal make it; the option that a start takes it by. */
  public static String make(Path file) throws IOException, InterruptedException {
    rehearse("-XX:ArchiveClassesAtExit=" + file);
    return "-XX:SharedArchiveFile=" + file;
  }

  /** Has the operator start in an empty cluster and end. */
  public static void rehearse(String... options) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(options));
    line.addAll(List.of("-cp", OperatorProcess.PROGRAM.toString(), Rehearsal.class.getName()));
    Path log = Path.of("target", "rehearsal.log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the rehearsal failed: " + Files.readString(log));
    }
  }
}
