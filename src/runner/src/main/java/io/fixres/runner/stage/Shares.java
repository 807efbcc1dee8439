package io.fixres.runner.stage;

import io.fixres.contract.EvalPoint;
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
   * @throws StageFailure {@link ExitCode#DATA_ERROR} when too many images could not be read, {@link
   *     ExitCode#DATA_CHANGED} when the shares are not of one data set
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
    try {
      requireSameData(results);
      StageResult whole = ShardSum.of(results);
      requireReadable((SweepWork) env.spec().work(), whole);
      ResultFile.write(stage, whole);
    } catch (StageFailure e) {
      forget(env, e.code()); // they say what was there before it is repaired
      throw e;
    }
  }

  /** Scores of another data set are none of the next attempt's in any case. */
  private static void forget(StageEnv env, ExitCode why) throws IOException {
    SweepWork sweep = (SweepWork) env.spec().work();
    Path scores = env.workspace().resolve(Workspace.scores(sweep.scoreKey()));
    for (int shard = 0; shard < env.shards(); shard++) {
      Path share = env.workspace().resolve(Workspace.share(env.spec().hash(), shard, env.shards()));
      Files.deleteIfExists(share.resolve(Workspace.RESULT));
      for (EvalPoint point : why == ExitCode.DATA_ERROR ? sweep.points() : List.<EvalPoint>of()) {
        Files.deleteIfExists(scores.resolve(Workspace.scoreFile(point, shard, env.shards())));
      }
    }
  }

  private static void requireSameData(List<StageResult> shares) {
    StageResult first = shares.get(0);
    ShardSum.otherManifest(shares)
        .ifPresent(
            other -> {
              throw new StageFailure(
                  ExitCode.DATA_CHANGED,
                  "the data set changed between two shares of %s (manifest %.12s… in one, %.12s… in another): restore it, and run again: what was scored on others is scored anew"
                      .formatted(first.stage(), first.data().manifest(), other));
            });
  }

  /** Each share was as lenient as if no other had met an image that cannot be read. */
  private static void requireReadable(SweepWork sweep, StageResult whole) {
    int unread = whole.data().unreadable();
    int images = whole.points().get(0).images() + unread;
    new Unreadable(sweep.dataset().splitName(sweep.split()), images)
        .requireFew(unread, String.join("; ", whole.notes()));
  }
}
