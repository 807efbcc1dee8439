package io.fixres.runner.sweep;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.contract.files.Turn;
import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.dataset.Unreadable;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.EvalReplicas;
import io.fixres.runner.engine.Numerics;
import io.fixres.runner.model.Weights;
import io.fixres.runner.score.ScoreStore;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.score.ScoredImages;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.Findings;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.stage.StartingWeights;
import io.fixres.runner.transform.Normalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scores a checkpoint at the points that have no scores yet, and reports all that were asked for.
 */
public final class SweepStage {
  /** Of the classifier that given weights are scored with when their own is for other classes. */
  public static final long CLASSIFIER_SEED = 0;

  private final StageContext context;
  private final SweepWork work;
  private final StageData data;
  private final ImageSplit split;
  private final ScoreStore store;
  private final Unreadable unreadable;
  private final Attempt attempt;
  private final WorkedSeconds worked;
  private final Map<EvalPoint, ScoreTable> scored = new TreeMap<>();
  private final Map<EvalPoint, Double> speeds = new TreeMap<>();
  private List<EvalPoint> missing = List.of();
  private double earlierSeconds;
  private double keptAt;

  private SweepStage(StageContext context, SweepWork work, Attempt attempt) throws IOException {
    this.context = context;
    this.attempt = attempt;
    this.work = work;
    this.worked = new WorkedSeconds(context.env().directory().resolve(Workspace.SECONDS));
    this.data = StageData.open(context, work.dataset(), work.model());
    String name = work.dataset().splitName(work.split());
    this.split = data.images().split(name);
    this.unreadable = new Unreadable(name, split.size());
    this.store =
        new ScoreStore(
            context.env().workspace().resolve(Workspace.scores(work.scoreKey())),
            ScoreStore.source(split.manifest(), context.origin()));
  }

  /** Does the stage, or this process's share of it. */
  public static StageResult work(StageContext context, SweepWork work) throws IOException {
    return work(context, work, Attempt.begin());
  }

  /** The same for an attempt that began at another time. */
  static StageResult work(StageContext context, SweepWork work, Attempt attempt)
      throws IOException {
    SweepStage stage = new SweepStage(context, work, attempt);
    try {
      return stage.work();
    } catch (StageFailure e) {
      if (e.code() == ExitCode.DATA_ERROR) {
        stage.forgetUnread();
      }
      throw e;
    }
  }

  private StageResult work() throws IOException {
    for (EvalPoint point : work.points()) {
      store.find(point, shard(), shards()).ifPresent(table -> scored.put(point, table));
    }
    earlierSeconds = scored.isEmpty() ? 0 : worked.read();
    missing = work.points().stream().filter(point -> end(point) < share().to()).toList();
    List<String> notes = new ArrayList<>();
    Devices.Facts computed = Devices.Facts.NONE;
    if (!missing.isEmpty()) {
      StartingWeights start =
          StartingWeights.find(context, data, work.model(), work.checkpoint(), CLASSIFIER_SEED);
      notes.addAll(start.notes());
      try (Devices devices = context.devices(missing.size())) {
        computed = devices.facts();
        score(devices, start.weights(), missing);
      }
    }
    return result(notes, computed);
  }

  /** Up to where a point was scored by an earlier attempt, or an earlier version of this sweep. */
  private int end(EvalPoint point) {
    ScoreTable table = scored.get(point);
    return table == null ? share().from() : table.to();
  }

  private void score(Devices devices, Weights weights, List<EvalPoint> points) throws IOException {
    Scorer.Subject subject =
        new Scorer.Subject(
            split, points, work.interpolation(), new Normalizer(data.ref().normalization()));
    int batch = Math.min(work.batchSize(), share().to() - share().from());
    int block = Scorer.blockSize(points, batch, devices.areGpus());
    Scorer.Range range = rest(points, block);
    try (EvalReplicas network = EvalReplicas.of(devices, weights, Numerics.FAST);
        Scorer scorer = new Scorer(subject, range, block, unreadable, context.threads())) {
      scorer.goOnFrom(scored);
      int total = range.to() - range.from();
      for (int done = range.start(); done < range.to(); ) {
        done = scorer.next(network, done);
        context.progress().report("scoring", done - range.from(), total);
        if (done < range.to()) {
          keepIfDue(scorer, done);
        }
      }
      keep(scorer, range.to());
    }
  }

  /** The block up to which an earlier attempt scored all of these points. */
  private Scorer.Range rest(List<EvalPoint> points, int block) {
    Scorer.Range share = share();
    int end = points.stream().mapToInt(this::end).min().orElse(share.from());
    int done = (end - share.from()) / block * block;
    return new Scorer.Range(share.from(), share.from() + done, share.to());
  }

  private void keepIfDue(Scorer scorer, int done) throws IOException {
    boolean stops = context.stop().isRequested();
    if (stops || context.spec().execution().checkpoint().isOverdue(attempt.seconds() - keptAt)) {
      keep(scorer, done);
      keptAt = attempt.seconds();
    }
    if (stops) {
      throw context.stop().saved("image %d of %s".formatted(done, context.spec().id()));
    }
  }

  /** What is common comes first: once all scores are there, nothing is done any more. */
  private void keep(Scorer scorer, int done) throws IOException {
    keepCommon(scorer.images());
    for (Scorer.Column column : scorer.columns()) {
      ScoreTable table = column.table().upTo(done);
      store.write(column.point(), shard(), shards(), table);
      scored.put(column.point(), table);
      double speed = column.meter().imagesPerSecond();
      if (Double.isFinite(speed)) {
        speeds.put(column.point(), speed);
      }
    }
    worked.write(earlierSeconds + attempt.seconds());
  }

  /**
   * So that images are looked at again once they are repaired; what an earlier sweep has finished
   * is left to it.
   */
  private void forgetUnread() throws IOException {
    for (EvalPoint point : missing.isEmpty() ? work.points() : missing) {
      ScoreTable table = scored.get(point);
      if (table != null && table.unscored() > 0) {
        store.forget(point, shard(), shards());
      }
    }
  }

  /** What shares have in common, which may end at the same time. */
  private void keepCommon(ScoredImages images) throws IOException {
    Path directory = store.directory();
    Turn.take(
        directory.resolve(Workspace.TURN),
        () -> {
          addImages(directory.resolve(Workspace.IMAGES), images);
          AtomicFile.write(
              directory.resolve(Workspace.CLASSES), Json.pretty(data.images().classes()));
        });
  }

  /** An attempt knows the images that it saw: it adds them to what others have written. */
  private static void addImages(Path file, ScoredImages images) throws IOException {
    ScoredImages all = Files.exists(file) ? ScoredImages.read(file) : images;
    if (all.size() != images.size()) {
      all = images;
    }
    for (int i = 0; i < all.size(); i++) {
      if (images.widths()[i] > 0) {
        all.labels()[i] = images.labels()[i];
        all.widths()[i] = images.widths()[i];
        all.heights()[i] = images.heights()[i];
      }
    }
    all.write(file);
  }

  private Scorer.Range share() {
    long size = split.size();
    int from = (int) (size * shard() / shards());
    return new Scorer.Range(from, from, (int) (size * (shard() + 1) / shards()));
  }

  private int shard() {
    return Math.max(0, context.env().shard());
  }

  private int shards() {
    return context.env().shards();
  }

  private StageResult result(List<String> notes, Devices.Facts computed) throws IOException {
    for (EvalPoint point : work.points()) {
      scored.computeIfAbsent(point, unused -> new ScoreTable(share().from(), share().from()));
    }
    List<PointScore> scores = new ArrayList<>();
    scored.forEach((point, table) -> scores.add(table.total(point, speeds.get(point))));
    int unread = scored.values().stream().mapToInt(ScoreTable::unscored).max().orElse(0);
    if (unread > 0) {
      String first = unreadable.count() > 0 ? unreadable.first() : "an earlier attempt named them";
      unreadable.requireFew(unread, first);
      notes.add("%d images could not be read: %s".formatted(unread, first));
    }
    return context.result(
        data.facts(work.dataset().splitName(work.split()), unread),
        Findings.scored(scores, notes),
        attempt.measured(earlierSeconds, null, null, computed));
  }
}
