package io.fixres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Terminal;
import io.fixres.contract.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FixresCommandTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void sizesUpTheNetworksAtAnyResolution() {
    // when
    int code = execute("models", "--resolution", "224");

    // then
    assertThat(code).isZero();
    assertThat(output().lines())
        .contains("resnet50                   25.6 M      224 px    4.11      32");
  }

  @Test
  void refusesAResolutionNobodyHas() {
    // when
    int code = execute("models", "-r", "7");

    // then
    assertThat(code).isEqualTo(64);
    assertThat(errors())
        .isEqualTo("fixres: cannot count GMACs at --resolution 7: it may be 32 to 2048 pixels\n");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    // when
    int code = execute("modles");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(errors()).contains("Did you mean: fixres models");
  }

  @Test
  void saysThatAFileIsNotThere(@TempDir Path empty) {
    // when
    int code = execute("run", empty.resolve("nothing.yaml").toString());

    // then
    assertThat(code).isEqualTo(66);
    assertThat(errors()).contains("there is no such file").doesNotContain("\tat ");
  }

  @Test
  void reportsOnWhatAClusterTells(@TempDir Path directory) throws IOException {
    // given
    Path told = directory.resolve("told.yaml");
    Files.writeString(
        told,
        """
        kind: FixResExperiment
        metadata: {name: shoes}
        spec: {model: {architecture: tiny_resnet8}, dataset: {synthetic: {images: 1000}}}
        """);

    // when
    int code = execute("report", told.toString(), "--output", directory.resolve("new").toString());

    // then
    assertThat(errors()).isEmpty();
    assertThat(code).isZero();
    assertThat(directory.resolve("new"))
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/matrix.csv");
  }

  @Test
  void saysWhyThereIsNothingToReportOn(@TempDir Path empty) {
    // when
    int absent = execute("report", empty.resolve("nothing.yaml").toString());
    int unused = execute("report", empty.toString());

    // then
    assertThat(new int[] {absent, unused}).containsOnly(66);
    assertThat(errors())
        .contains("nothing.yaml: there is no such directory or file. Name a run's workspace")
        .contains(empty + ": it holds no readable status.yaml, so no run has worked there. Name");
  }

  @Test
  void validatesAllFilesAndEndsWithTheFirstFailuresCode(@TempDir Path directory)
      throws IOException {
    // given
    String missing = directory.resolve("missing.yaml").toString();
    String bad = Files.writeString(directory.resolve("bad.yaml"), "kind: Job").toString();
    String good = EXAMPLES.resolve("quickstart.yaml").toString();

    // when
    int code = execute("validate", missing, bad, good);

    // then
    assertThat(code).isEqualTo(66);
    assertThat(errors()).contains("there is no such file", "bad.yaml:1:1: holds no FixRes");
    assertThat(output()).contains("experiment quickstart is valid");
  }

  @Test
  void validatesWithTheClaimsOfAllFiles(@TempDir Path directory) {
    // given
    String own = EXAMPLES.resolve("own-images.yaml").toString();
    String quickstart = EXAMPLES.resolve("quickstart.yaml").toString();

    // when
    int named = execute("validate", own, quickstart, "--data", "images=" + directory);
    int unnamed = execute("validate", own, quickstart, "--data", "pictures=" + directory);

    // then
    assertThat(named).isZero();
    assertThat(unnamed).isEqualTo(64);
    assertThat(errors())
        .isEqualTo(
            "fixres: cannot use --data pictures=%s: no data set is on a claim 'pictures'. Name images%n"
                .formatted(directory));
  }

  @Test
  void countsTheScenesThatAreDrawn(@TempDir Path directory) throws IOException {
    // given
    Path odd = directory.resolve("odd.yaml");
    String quickstart = Files.readString(EXAMPLES.resolve("quickstart.yaml"));
    Files.writeString(
        odd, quickstart.replaceFirst("synthetic: .*", "synthetic: {images: 1000, classes: 7}"));

    // when
    int code = execute("explain", odd.toString(), "--output", "yaml");

    // then: whole rounds through the classes, of which every fifth is for validation
    assertThat(code).isZero();
    assertThat(output())
        .startsWith("experiment: quickstart\n")
        .contains("trainImages: 804\n", "validationImages: 196\n");
  }

  @Test
  void refusesAnEmptyWorkspaceWhereverItIsTaken() {
    for (String command : new String[] {"run", "explain", "validate"}) {
      // when
      int code = execute(command, EXAMPLES.resolve("quickstart.yaml").toString(), "-w", "");

      // then
      assertThat(code).as(command).isEqualTo(2);
    }
  }

  @Test
  void refusesADirectoryForImagesThatAreDrawn() {
    // when
    int code =
        execute("explain", EXAMPLES.resolve("quickstart.yaml").toString(), "--data", "images=.");

    // then
    assertThat(code).isEqualTo(64);
    assertThat(errors()).endsWith("on a claim 'images'. Leave it out: the images are drawn\n");
  }

  @Test
  void refusesAWorkspaceOfAnotherExperiment(@TempDir Path work) throws IOException {
    // given
    Files.writeString(
        work.resolve("status.yaml"), "kind: FixResExperiment\nmetadata: {name: earlier}");

    // when
    int code = execute("run", EXAMPLES.resolve("quickstart.yaml").toString(), "-w", "" + work);

    // then
    assertThat(code).isEqualTo(64);
    assertThat(errors())
        .startsWith(
            "fixres: cannot run quickstart in %s: the outcome of experiment earlier"
                .formatted(work))
        .contains("Choose another with --workspace DIRECTORY");
  }

  @Test
  void refusesFewerThreadsThanOne() {
    for (String threads : new String[] {"-3", "0"}) {
      // when
      int code = execute("run", "any.yaml", "--threads=" + threads);

      // then
      assertThat(code).isEqualTo(64);
      assertThat(errors())
          .contains("cannot run with --threads " + threads + ": it has to be 1 or more");
    }
  }

  @Test
  void saysWhatEveryExitCodeMeans() {
    // when
    var said = line(Terminal.PLAIN).getCommandSpec().usageMessage().exitCodeList().keySet();

    // then
    List<Integer> codes =
        new ArrayList<>(Arrays.stream(ExitCode.values()).map(ExitCode::number).toList());
    codes.add(CommandLine.ExitCode.USAGE);
    assertThat(said.stream().map(number -> Integer.valueOf(number.strip())))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void helpsWithACommand() {
    // when
    int code = execute("help", "run");

    // then
    assertThat(code).isZero();
    assertThat(output()).contains("Usage: fixres run", "--threads=N");
  }

  @Test
  void listsItsCommandsWhereNothingIsAskedForAsWideAsTheTerminalIs() {
    // when
    int code = executeOn(Terminal.PLAIN.withWidth(40));

    // then
    assertThat(code).isZero();
    assertThat(output()).contains("Commands:", "  explain", "  models", "Exit codes:");
    assertThat(output().lines().limit(20)).allMatch(line -> line.length() <= 55);
  }

  @Test
  void completesInTheShell() {
    // when
    int code = execute("generate-completion");

    // then
    assertThat(code).isZero();
    assertThat(output()).contains("complete -F _complete_fixres");
  }

  private int execute(String... args) {
    return executeOn(Terminal.PLAIN, args);
  }

  private int executeOn(Terminal terminal, String... args) {
    return line(terminal).execute(args);
  }

  private CommandLine line(Terminal terminal) {
    return FixresCommand.line(new Console(stream(out), stream(err), terminal));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
