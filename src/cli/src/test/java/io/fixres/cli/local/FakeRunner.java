package io.fixres.cli.local;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.Contract;
import io.fixres.contract.DataLook;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Json;
import io.fixres.contract.PointScore;
import io.fixres.contract.Progress;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageError;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.TrainWork;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Interval;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * A runner that does no work: honours the stage's environment, signals and standard input, and
 * writes plausible results. A file {@code fake.properties} in the workspace says what goes wrong:
 * {@code <stage id> = exit 71 | exit-once 3 | crash 134 | vanish | slow | no-result}.
 */
public final class FakeRunner {
  private final StageSpec stage;
  private final Path workspace;
  private final Path directory;

  private FakeRunner(StageSpec stage, Path workspace) throws IOException {
    this.stage = stage;
    this.workspace = workspace;
    this.directory = Files.createDirectories(workspace.resolve(Workspace.stage(stage.hash())));
  }

  /** The class path of this test, for child processes. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** How a {@link RunnerProgram} starts this. */
  public static List<String> command() {
    return List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), FakeRunner.class.getName());
  }

  public static void main(String[] args) throws Exception {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number())));
    if (args.length > 0) {
      Runtime.getRuntime().halt(look(Path.of(args[2])));
    }
    watchParent();
    StageSpec stage = Json.read(System.getenv(StageEnvironment.STAGE), StageSpec.class);
    Path workspace = Path.of(System.getenv(StageEnvironment.WORKSPACE));
    int code = new FakeRunner(stage, workspace).work();
    Runtime.getRuntime().halt(code);
  }

  /**
   * Of a data set that it never reads; {@code other.txt} in it stands for other images, {@code
   * few.txt} for few classes.
   */
  private static int look(Path data) {
    System.err.println("Picked up JAVA_TOOL_OPTIONS: -Dwhat=ever");
    boolean isOther = Files.exists(data.resolve("other.txt"));
    int classes = Files.exists(data.resolve("few.txt")) ? 5 : 10;
    StageResult.DataFacts facts = facts(isOther ? "e" : "f", classes);
    System.out.println(
        Json.write(
            new DataLook(
                facts, 50, Map.of("val", ".dat (12)"), Set.of(facts.manifest()), List.of(1.5))));
    return 0;
  }

  private static StageResult.DataFacts facts(String letter, int classes) {
    return new StageResult.DataFacts(letter.repeat(64), 800, 200, classes, 0);
  }

  private static void watchParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException e) {
                // gone as well
              }
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
            });
    watch.setDaemon(true);
    watch.start();
  }

  private int work() throws Exception {
    log("begin " + ProcessHandle.current().pid());
    String[] plan = plan().split(" ");
    switch (plan[0]) {
      case "exit" -> {
        return fail(Integer.parseInt(plan[1]));
      }
      case "exit-once" -> {
        Path mark = directory.resolve("failed-once");
        if (!Files.exists(mark)) {
          Files.createFile(mark);
          return fail(Integer.parseInt(plan[1]));
        }
      }
      case "crash" -> {
        System.out.println("a line of the engine\n\nthe engine's last words");
        return Integer.parseInt(plan[1]);
      }
      case "vanish" -> {
        Files.move(workspace, workspace.resolveSibling("moved-away"));
        return 0;
      }
      case "slow" -> dawdle(600, 100);
      case "show" -> dawdle(24, 250);
      case "no-result" -> {
        return 0;
      }
      default -> {}
    }
    StageResult result = result();
    write(Workspace.RESULT, result);
    if (result.verdict() != null) {
      conclude(result);
    }
    log("end");
    return 0;
  }

  private String plan() throws IOException {
    Path file = workspace.resolve("fake.properties");
    Properties plans = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        plans.load(in);
      }
    }
    return plans.getProperty(stage.id(), plans.getProperty("all", ""));
  }

  private int fail(int code) throws IOException {
    String message = "the fake was told to fail at " + stage.id();
    write(Workspace.ERROR, new StageError("Fake", code, message));
    return code;
  }

  private void dawdle(int steps, long pause) throws Exception {
    boolean learns = stage.work() instanceof TrainWork || stage.work() instanceof FineTuneWork;
    for (int step = 1; step <= steps; step++) {
      Progress progress =
          new Progress(
              "",
              stage.hash(),
              learns ? "training" : "scoring",
              step,
              steps,
              learns ? step : null,
              learns ? steps : null,
              learns ? 2.3 / Math.sqrt(step) : null,
              1240.0 + step,
              (steps - step) * pause / 1000);
      write(Workspace.PROGRESS, progress);
      Thread.sleep(pause);
    }
  }

  private void conclude(StageResult result) throws IOException {
    Files.writeString(workspace.resolve(Workspace.VERDICT), Json.pretty(result.verdict()));
    Path best = Files.createDirectories(workspace.resolve(Workspace.BEST));
    Files.writeString(best.resolve(Workspace.MODEL), "no weights");
    String sum = result.modelSha256() + "  " + Workspace.MODEL + "\n";
    Files.writeString(best.resolve(Workspace.SUMS), sum);
  }

  private StageResult result() {
    boolean learns = stage.work() instanceof TrainWork || stage.work() instanceof FineTuneWork;
    return new StageResult(
        Contract.VERSION,
        stage.id(),
        stage.kind(),
        stage.hash(),
        Objects.requireNonNullElse(System.getenv(StageEnvironment.EXPERIMENT_UID), ""),
        facts("f", 10),
        stage.work() instanceof SweepWork ? null : "a".repeat(64),
        null,
        stage.work() instanceof SweepWork sweep ? scores(sweep) : List.of(),
        learns ? new StageResult.Learned(24, 300, 0.92, 79_000) : null,
        stage.work() instanceof ConcludeWork conclude ? verdict(conclude) : null,
        List.of(),
        new StageResult.Measured(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:09Z",
            9,
            learns ? 1240.0 : null,
            null,
            "fake 1",
            "fake",
            "cpu"));
  }

  private List<PointScore> scores(SweepWork sweep) {
    boolean tuned = stage.id().contains("fine-tune");
    return sweep.points().stream().map(point -> score(point, tuned)).toList();
  }

  private static PointScore score(EvalPoint point, boolean tuned) {
    int right = (int) Math.round(1000 * top1(point.resolution(), tuned) / 100);
    return new PointScore(point, 1000, right, Math.min(1000, right + 150), 800, 2900.0);
  }

  private static double top1(int resolution, boolean tuned) {
    double peak = tuned ? 68 : 60;
    return (tuned ? 81 : 79) - 0.012 * Math.pow(resolution - peak, 2);
  }

  private Verdict verdict(ConcludeWork work) {
    ConcludeWork.Arm arm = work.arms().get(0);
    EvalPoint point = arm.points().get(arm.points().size() / 2);
    var gain = new Verdict.Gain(2.4, new Interval(2.1, 2.7), 0.001);
    return new Verdict(
        Contract.VERSION,
        work.rule(),
        1000,
        List.of(work.seed()),
        new Verdict.Best(
            arm.variant(),
            ArmKind.TUNED,
            arm.trainResolution(),
            point.resolution(),
            point,
            81,
            80.4,
            new Interval(79.1, 81.6),
            List.of(point.resolution()),
            false),
        new Verdict.Gains(gain, gain, gain, null),
        List.of(
            new Verdict.Curve(ArmKind.UNTUNED, arm.trainResolution(), null, curve(arm, false)),
            new Verdict.Curve(
                ArmKind.TUNED, arm.trainResolution(), point.resolution(), curve(arm, true))),
        new Verdict.Prediction(64, 57, 66),
        null,
        new Verdict.ModelFile("best/model.safetensors", "a".repeat(64)),
        List.of(new Verdict.Warning("FewImages", "Fewer than 1000 validation images.")));
  }

  private static List<CurvePoint> curve(ConcludeWork.Arm arm, boolean tuned) {
    return arm.points().stream()
        .map(
            point -> {
              double top1 = top1(point.resolution(), tuned);
              return new CurvePoint(
                  point, top1, new Interval(top1 - 1, top1 + 1), top1 + 10, 0.8, 0.1, 2900.0);
            })
        .toList();
  }

  private void write(String name, Object value) throws IOException {
    Path draft = directory.resolve(name + ".draft");
    Files.writeString(draft, Json.pretty(value));
    Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What was done, in order, for tests to read. */
  private void log(String what) throws IOException {
    Files.writeString(
        workspace.resolve("fake.log"),
        stage.id() + " " + what + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
