package io.fixres.cli;

import io.fixres.api.FixResExperiment;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Style;
import io.fixres.cli.validate.ExperimentFile;
import io.fixres.cli.validate.Finding;
import io.fixres.cli.validate.ReadExperiments;
import io.fixres.contract.ExitCode;
import io.fixres.contract.files.IoFault;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the experiment that a command is about, and refuses what is not valid. */
final class ExperimentSource {
  private ExperimentSource() {}

  /**
   * Reads a file.
   *
   * @throws CliFailure when it is not there or not text
   */
  static ReadExperiments read(Path file) {
    try {
      return ExperimentFile.read(file);
    } catch (NoSuchFileException e) {
      throw new CliFailure(
          ExitCode.DATA_NOT_FOUND,
          "cannot read experiment %s: there is no such file. Check the path, or begin with examples/quickstart.yaml"
              .formatted(file),
          e);
    } catch (MalformedInputException e) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot read experiment %s: it is not UTF-8 text. Give a YAML file".formatted(file),
          e);
    } catch (IOException e) {
      throw new CliFailure(
          ExitCode.IO_ERROR, "cannot read experiment %s: %s".formatted(file, reason(file, e)), e);
    }
  }

  private static String reason(Path file, IOException e) {
    return Files.isDirectory(file)
        ? "it is a directory. Give a YAML file"
        : IoFault.of(e).message();
  }

  /** Prints all that is wrong with a file. */
  static void printFindings(ReadExperiments read, Console console) {
    for (Finding finding : read.findings()) {
      console.err().println(Style.BAD.of("✗ ", console.terminal()) + finding);
    }
  }

  /**
   * The one experiment of a file that a command is about.
   *
   * @param name which; null = the only one
   * @throws CliFailure after printing all that is wrong
   */
  static FixResExperiment only(ReadExperiments read, @Nullable String name, Console console) {
    if (!read.isValid()) {
      printFindings(read, console);
      int problems = read.findings().size();
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "%s is not valid: %s above"
              .formatted(read.file(), problems == 1 ? "see the line" : problems + " problems"));
    }
    List<FixResExperiment> wanted =
        read.experiments().stream()
            .filter(one -> name == null || name.equals(one.getMetadata().getName()))
            .toList();
    if (wanted.size() == 1) {
      return wanted.get(0);
    }
    throw new CliFailure(ExitCode.INVALID_CONFIG, notOne(read, name, wanted.isEmpty()));
  }

  private static String notOne(ReadExperiments read, @Nullable String name, boolean isNone) {
    String names =
        read.experiments().stream()
            .map(one -> one.getMetadata().getName())
            .distinct()
            .collect(Collectors.joining(", "));
    if (name == null) {
      return "%s holds the experiments %s. Choose one with --experiment NAME"
          .formatted(read.file(), names);
    }
    return isNone
        ? "%s holds no experiment '%s'; it holds %s. Choose with --experiment NAME"
            .formatted(read.file(), name, names)
        : "%s holds an experiment '%s' in more than one namespace. Give each a file of its own"
            .formatted(read.file(), name);
  }
}
