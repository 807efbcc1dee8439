package io.fixres.pipeline.status;

import io.fixres.api.DatasetStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.RunnerStatus;
import io.fixres.contract.Contract;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.DataFacts;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the results say of images and runner. */
final class Facts {
  private final List<StageResult> results;
  private final @Nullable FixResExperimentStatus previous;

  Facts(Collection<StageResult> results, @Nullable FixResExperimentStatus previous) {
    this.results = List.copyOf(results);
    this.previous = previous;
  }

  @Nullable DatasetStatus dataset() {
    if (results.isEmpty()) {
      return previous == null ? null : previous.dataset();
    }
    return new DatasetStatus(
        results.get(0).data().manifest(),
        most(DataFacts::trainImages),
        most(DataFacts::validationImages),
        most(DataFacts::classes));
  }

  /** Image and its digest are the cluster's to say: they stay as they were. */
  @Nullable RunnerStatus runner() {
    RunnerStatus before = previous == null ? null : previous.runner();
    if (results.isEmpty()) {
      return before;
    }
    var measured = results.get(0).measured();
    return new RunnerStatus(
        before == null ? null : before.image(),
        before == null ? null : before.imageFrom(),
        before == null ? null : before.imageID(),
        measured.runner(),
        Contract.NUMERICS,
        measured.engine());
  }

  /** The most that any stage saw: images may have been mended since. */
  private int most(ToIntFunction<DataFacts> number) {
    return results.stream().map(StageResult::data).mapToInt(number).max().orElse(0);
  }
}
