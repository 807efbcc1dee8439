package io.fixres.runner.learn;

import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import io.fixres.runner.stage.ProgressReporter;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageEnv;
import io.fixres.runner.stage.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Surroundings of stages that a test calls itself: data and workspaces in its folder. */
public final class StageContexts {
  public static final String DATA = "data";

  private StageContexts() {}

  /** Of a stage, in a process that may be told to stop. */
  public static StageContext of(Path folder, String workspace, StageSpec stage, Stop stop)
      throws IOException {
    Path directory = Files.createDirectories(directory(folder, workspace, stage));
    StageEnv env =
        new StageEnv(
            stage,
            "test",
            "test",
            folder.resolve(DATA),
            folder.resolve(workspace),
            0,
            StageEnv.WHOLE,
            null,
            false);
    ProgressReporter progress =
        new ProgressReporter(
            directory.resolve(Workspace.PROGRESS), "test", stage.hash(), System::nanoTime);
    return new StageContext(env, progress, stop);
  }

  /** What the stage keeps its files in. */
  static Path directory(Path folder, String workspace, StageSpec stage) {
    return folder.resolve(workspace).resolve(Workspace.stage(stage.hash()));
  }
}
