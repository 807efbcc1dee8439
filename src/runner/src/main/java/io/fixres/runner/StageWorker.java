package io.fixres.runner;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageWork;
import io.fixres.contract.SweepWork;
import io.fixres.contract.TrainWork;
import io.fixres.runner.conclude.ConcludeStage;
import io.fixres.runner.learn.LearnJob;
import io.fixres.runner.learn.LearnStage;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.sweep.SweepStage;
import java.io.IOException;

/** Which kind of work is done by whom. */
final class StageWorker {
  private StageWorker() {}

  static StageResult work(StageContext context) throws IOException {
    StageWork work = context.spec().work();
    if (work instanceof TrainWork train) {
      return LearnStage.work(context, LearnJob.of(train));
    }
    if (work instanceof FineTuneWork tune) {
      return LearnStage.work(context, LearnJob.of(tune));
    }
    if (work instanceof SweepWork sweep) {
      return SweepStage.work(context, sweep);
    }
    return ConcludeStage.work(context, (ConcludeWork) work);
  }
}
