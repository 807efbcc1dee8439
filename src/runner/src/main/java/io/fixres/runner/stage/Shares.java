package io.fixres.runner.stage;

import io.fixres.contract.ExitCode;
import io.fixres.contract.ShardSum;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.Turn;
import io.fixres.runner.dataset.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a sweep's result together from those of its shares: whoever ends last writes it. */
public final class Shares {
  private Shares() {}

  /**
   * Writes the whole sweep's result if every share has one.
   *
   * @throws StageFailure {@link ExitCode#DATA_ERROR} when too many images could not be read
   */
  public static void complete(StageContext context) throws IOException {
    Path stage = context.directory();
    Turn.take(stage.resolve(Workspace.TURN), () -> complete(context, stage));
  }

  private static void complete(StageContext context, Path stage) throws IOException {
    StageEnv env = context.env();
    List<StageResult> results = new ArrayList<>();
    for (int shard = 0; shard < env.shards(); shard++) {
      String share = Workspace.share(env.spec().hash(), shard, env.shards());
      Optional<StageResult> result = context.found(env.workspace().resolve(share));
      if (result.isEmpty()) {
        return;
      }
      results.add(result.get());
    }
    StageResult whole = ShardSum.of(results);
    try {
      requireReadable((SweepWork) env.spec().work(), whole);
    } catch (StageFailure e) {
      forget(env); // they say what was there before it is repaired
      throw e;
    }
    ResultFile.write(stage, whole);
  }

  private static void forget(StageEnv env) throws IOException {
    for (int shard = 0; shard < env.shards(); shard++) {
      Path share = env.workspace().resolve(Workspace.share(env.spec().hash(), shard, env.shards()));
      Files.deleteIfExists(share.resolve(Workspace.RESULT));
    }
  }

  /** Each share was as lenient as if no other had met an image that cannot be read. */
  private static void requireReadable(SweepWork sweep, StageResult whole) {
    int unread = whole.data().unreadable();
    int images = whole.points().get(0).images() + unread;
    new Unreadable(sweep.dataset().splitName(sweep.split()), images)
        .requireFew(unread, String.join("; ", whole.notes()));
  }
}
