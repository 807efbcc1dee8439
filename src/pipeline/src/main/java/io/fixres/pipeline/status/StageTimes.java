package io.fixres.pipeline.status;

import io.fixres.contract.StageResult;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When stages began and ended.
 *
 * @param next the decision that tells what is seen of them
 * @param starts of first attempts as an earlier status knows them, by hash
 * @param ends of last attempts as an earlier status knows them, by hash
 */
record StageTimes(Decision next, Map<String, String> starts, Map<String, String> ends) {
  /** With its first attempt, if that is known; else the one that is. */
  @Nullable String started(Entry entry) {
    StageResult result = result(entry);
    Stream<String> attempt =
        result == null
            ? Stream.ofNullable(since(entry.seen())).map(Instant::toString)
            : Stream.of(result.measured().startTime());
    Stream<String> before = entry.hash().map(starts::get).stream();
    return Stream.concat(before, attempt).min(Comparator.comparing(Instant::parse)).orElse(null);
  }

  private static @Nullable Instant since(StageObservation seen) {
    if (seen instanceof Running running) {
      return running.since();
    }
    return seen instanceof Failed failed ? failed.since() : null;
  }

  /** With its last attempt; null while there is one, or one is to begin. */
  @Nullable String ended(Entry entry) {
    if (entry.seen().isLive() || next.launch(entry).isPresent()) {
      return null;
    }
    StageResult result = result(entry);
    return result == null
        ? entry.hash().map(this::lastEnd).orElse(null)
        : result.measured().completionTime();
  }

  /** By what is seen and not by what that is taken for: a result out of date took its time. */
  private @Nullable String lastEnd(String hash) {
    return next.seen().stage(hash) instanceof Failed failed
        ? failed.at().toString()
        : ends.get(hash);
  }

  private @Nullable StageResult result(Entry entry) {
    return next.ledger().known().results().get(entry.node().id());
  }
}
