package io.fixres.runner.stage;

import io.fixres.contract.ShardSum;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
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
    ResultFile.write(env.workspace().resolve(Workspace.stage(hash)), ShardSum.of(results));
  }
}
