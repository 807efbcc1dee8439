package io.fixres.cli.local;

import io.fixres.api.FixResExperiment;
import java.nio.file.Path;

/**
 * What a run on this machine is made of.
 *
 * @param experiment with its defaults filled in
 * @param source the experiment as its user wrote it
 * @param data directory of the data set; for synthetic scenes the workspace itself
 * @param workspace directory that everything is kept in
 * @param runner the program that does stages
 * @param machine what stages share
 */
public record LocalSetup(
    FixResExperiment experiment,
    String source,
    Path data,
    Path workspace,
    RunnerProgram runner,
    Machine machine) {
  /** The experiment's name. */
  public String name() {
    return experiment.getMetadata().getName();
  }

  /** The experiment's identity in results: the same in every run, so that results are, too. */
  String uid() {
    return "local-" + name();
  }
}
