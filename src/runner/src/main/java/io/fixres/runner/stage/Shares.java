package io.fixres.runner.stage;

import io.fixres.contract.ShardSum;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a stage's result together from those of its shares: whoever ends last writes it. */
public final class Shares {
  private Shares() {}

  /** Writes the whole stage's result if every share has one. */
  public static void complete(StageEnv env) throws IOException {
    Path stage = env.workspace().resolve(Workspace.stage(env.spec().hash()));
    Turn.take(stage.resolve(Workspace.TURN), () -> complete(env, stage));
  }

  private static void complete(StageEnv env, Path stage) throws IOException {
    String hash = env.spec().hash();
    List<StageResult> results = new ArrayList<>();
    for (int shard = 0; shard < env.shards(); shard++) {
      Path share = env.workspace().resolve(Workspace.share(hash, shard, env.shards()));
      Optional<StageResult> result = ResultFile.find(share, hash);
      if (result.isEmpty()) {
        return;
      }
      results.add(result.get());
    }
    ResultFile.write(stage, ShardSum.of(results));
  }
}
