package io.fixres.runner;

import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageError;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult;
import io.fixres.contract.TerminationMessage;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.contract.files.IoFault;
import io.fixres.contract.files.LockFile;
import io.fixres.runner.learn.LearnStage;
import io.fixres.runner.stage.ProgressReporter;
import io.fixres.runner.stage.ProgressServer;
import io.fixres.runner.stage.ResultFile;
import io.fixres.runner.stage.Shares;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageEnv;
import io.fixres.runner.stage.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stage from environment to exit code: lock, work, result, or a message that says why not. */
final class StageProcess {
  private final Map<String, String> environment;
  private final Stop stop;

  StageProcess(Map<String, String> environment, Stop stop) {
    this.environment = environment;
    this.stop = stop;
  }

  /** Does the stage; never throws. */
  @SuppressWarnings(
      "CatchingUnchecked") // the process's outermost frame: everything becomes an exit code
  ExitCode run() {
    StageEnv env = null;
    try {
      env = StageEnv.read(environment);
      ParentWatch.start(env, stop);
      perform(env);
      return ExitCode.OK;
    } catch (Exception | Error e) {
      return fail(env, e);
    }
  }

  private void perform(StageEnv env) throws IOException {
    Path directory = Files.createDirectories(env.directory());
    try (LockFile lock = lock(directory.resolve(Workspace.LOCK), env.owner())) {
      ProgressReporter progress =
          new ProgressReporter(
              directory.resolve(Workspace.PROGRESS),
              env.uid(),
              env.spec().hash(),
              System::nanoTime);
      StageContext context = new StageContext(env, progress, stop);
      try (ProgressServer server = server(env, progress)) {
        Optional<StageResult> known = context.known();
        StageResult result = known.isPresent() ? known.get() : work(context);
        Files.deleteIfExists(directory.resolve(Workspace.ERROR));
        ResultFile.write(directory, result);
        LearnStage.forgetCheckpoints(directory);
        Files.deleteIfExists(directory.resolve(Workspace.SECONDS));
        if (env.shards() > 1) {
          Shares.complete(context);
        }
        leaveMessage(() -> TerminationMessage.encode(result.withUid(env.uid())));
      }
    }
  }

  private static StageResult work(StageContext context) throws IOException {
    try {
      return StageWorker.work(context);
    } catch (IOException | RuntimeException | Error e) {
      if (!Failures.mayBeRetried(e)) {
        LearnStage.forgetFeatures(context.directory());
      }
      throw e;
    }
  }

  private static LockFile lock(Path file, String owner) throws IOException {
    return LockFile.take(
        file,
        owner,
        holder ->
            new StageFailure(
                ExitCode.WORKSPACE_LOCKED,
                "another process works on this stage: %s holds %s; wait for it or stop it"
                    .formatted(holder, file)));
  }

  private ExitCode fail(@Nullable StageEnv env, Throwable e) {
    StageError error = Failures.describe(e);
    System.err.println("fixres-runner: " + error.reason() + ": " + error.message());
    if ("1".equals(environment.get(StageEnvironment.DEBUG))) {
      e.printStackTrace();
    }
    try {
      leaveMessage(() -> Json.write(error));
      if (env != null) {
        AtomicFile.write(env.directory().resolve(Workspace.ERROR), Json.pretty(error));
      }
    } catch (IOException unwritable) {
      String why = IoFault.of(unwritable).message();
      if (!why.equals(error.message())) {
        System.err.println("fixres-runner: nor can this be kept: " + why);
      }
    }
    return ExitCode.of(error.exitCode()).orElse(ExitCode.INTERNAL);
  }

  /** Where the pod's status takes it from; it is asked for before the stage can be read. */
  private void leaveMessage(Supplier<String> text) throws IOException {
    String file = environment.get(StageEnvironment.TERMINATION_MESSAGE);
    if (file != null) {
      Files.writeString(Path.of(file), text.get());
    }
  }

  /** Null where no port was asked for: try-with-resources passes over it. */
  private static @Nullable ProgressServer server(StageEnv env, ProgressReporter progress)
      throws IOException {
    Integer port = env.port();
    return port == null ? null : ProgressServer.start(port, progress::latest);
  }
}
