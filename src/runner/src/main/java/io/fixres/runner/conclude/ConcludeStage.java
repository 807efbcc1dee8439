package io.fixres.runner.conclude;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.Json;
import io.fixres.contract.StageResult;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.Findings;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import java.io.IOException;

/**
 * Reads all scores, lets the statistics speak, writes the best model and checks it, then the
 * verdict.
 */
public final class ConcludeStage {
  private static final int STEPS = 4;

  private ConcludeStage() {}

  /** Does the stage. */
  public static StageResult work(StageContext context, ConcludeWork work) throws IOException {
    Attempt attempt = Attempt.begin();
    StageData data = StageData.open(context, work.dataset(), work.model());
    context.progress().report("reading scores", 0, STEPS);
    Evidence evidence = Evidence.read(context, data, work);
    context.progress().report("selecting", 1, STEPS);
    VerdictComposer composer =
        new VerdictComposer(evidence, work, data.architecture(), data.classes());
    Arm deployed = composer.deployed();
    DeployedModel weights = DeployedModel.of(context, data, work, deployed);
    Verdict draft = weights.addTo(composer.compose());
    context.progress().report("exporting", 2, STEPS);
    Verdict.ModelFile model = export(context, data, work, draft, weights);
    BestCheck.run(
        context, data, evidence.table(deployed, draft.best().point()), draft.best().point());
    Verdict verdict = draft.withModel(model);
    AtomicFile.write(context.env().workspace().resolve(Workspace.VERDICT), Json.pretty(verdict));
    context.progress().report("done", STEPS, STEPS);
    return context.result(
        data.facts(work.dataset().validationSplit(), evidence.images().size() - evidence.size()),
        Findings.concluded(verdict, model.sha256()),
        attempt.measured(0, null, null, Devices.Facts.NONE));
  }

  private static Verdict.ModelFile export(
      StageContext context,
      StageData data,
      ConcludeWork work,
      Verdict draft,
      BestModel.Model weights)
      throws IOException {
    BestConfig config =
        new BestConfig(
            work.model().architecture(),
            draft.best(),
            data.classes(),
            data.images().classes(),
            work.dataset().normalization(),
            work.interpolation());
    return new BestModel(context.env().workspace()).write(weights, config);
  }
}
