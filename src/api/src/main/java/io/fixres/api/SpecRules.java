package io.fixres.api;

/**
 * Rules over several fields of a spec, in the Common Expression Language of Kubernetes.
 *
 * <p>Rules on {@code oldSelf} stand on the whole spec: on an optional field they would not run when
 * it is added or removed.
 */
final class SpecRules {
  static final String SOMETHING_TO_SCORE = "has(self.train) || has(self.model.weights)";

  static final String GIVEN_WEIGHTS_SAY_THEIR_SIZE =
      "has(self.train) || !has(self.model.weights) || has(self.model.weights.trainResolution)";

  static final String FROZEN_TRUNK_NEEDS_WEIGHTS =
      "!has(self.train) || self.train.layers == 'All' || has(self.model.weights)";

  static final String DIRECT_NEEDS_TRAIN = "has(self.train) || !('DirectAtWinner' in self.compare)";

  static final String TUNED_ARM_NEEDS_TUNING =
      "self.fineTune.enabled || !('FineTunedAtTrainSize' in self.compare)";

  static final String CPU_HAS_NO_GPU =
      "self.runner.flavour != 'cpu' || ("
          + "(!has(self.template) || !has(self.template.gpu) || self.template.gpu.count == 0)"
          + " && (!has(self.stageTemplates)"
          + " || self.stageTemplates.all(t, !has(t.gpu) || t.gpu.count == 0)))";

  /** Resolutions of a sweep, the train resolutions among them; 0 where a network decides. */
  private static final String COLUMNS =
      "(has(self.sweep.resolutions) ? self.sweep.resolutions.size()"
          + " + (has(self.train) && has(self.train.resolutions) ? self.train.resolutions"
          + ".filter(r, !(r in self.sweep.resolutions)).size() : 0)"
          + " : has(self.sweep.range)"
          + " ? (self.sweep.range.max - self.sweep.range.min) / self.sweep.range.step + 1"
          + " + (has(self.train) && has(self.train.resolutions) ? self.train.resolutions"
          + ".filter(r, r < self.sweep.range.min || r > self.sweep.range.max"
          + " || (r - self.sweep.range.min) % self.sweep.range.step != 0).size() : 0)"
          + " : 0)";

  private static final String VARIANTS =
      "(has(self.train) && has(self.train.resolutions) ? self.train.resolutions.size() : 1)"
          + " * self.seeds.replicates";

  private static final String ARMS =
      "(!self.fineTune.enabled ? 1 : self.fineTune.resolutions.size() > 0"
          + " ? 1 + self.fineTune.resolutions.size() : 4)";

  static final String SWEEP_POINTS = COLUMNS + " * self.sweep.cropPcts.size() <= 64";

  static final String MATRIX_POINTS =
      VARIANTS + " * " + ARMS + " * " + COLUMNS + " * self.sweep.cropPcts.size() <= 1024";

  /** What is said of a field that decides the results. */
  static final String STAYS =
      " and cannot change: set updatePolicy to Rerun (every stage that the change does not touch"
          + " is reused), or create an experiment under another name";

  private static final String RERUN_OR = "self.updatePolicy == 'Rerun' || ";

  static final String MODEL_STAYS = RERUN_OR + "self.model == oldSelf.model";

  static final String DATASET_STAYS = RERUN_OR + "self.dataset == oldSelf.dataset";

  static final String TRAIN_STAYS =
      RERUN_OR
          + "(has(self.train) == has(oldSelf.train)"
          + " && (!has(self.train) || self.train == oldSelf.train))";

  static final String FINE_TUNE_STAYS = RERUN_OR + "self.fineTune == oldSelf.fineTune";

  static final String SELECTION_STAYS = RERUN_OR + "self.selection == oldSelf.selection";

  static final String COMPARE_STAYS = RERUN_OR + "self.compare == oldSelf.compare";

  static final String SEEDS_STAY = RERUN_OR + "self.seeds == oldSelf.seeds";

  static final String FLAVOUR_STAYS = RERUN_OR + "self.runner.flavour == oldSelf.runner.flavour";

  /** Of spec {@code s}, what a stage of kind {@code k} is given. */
  private static final String DEVICES =
      "(has(s.stageTemplates) && s.stageTemplates.exists(t, t.stage == k && has(t.gpu))"
          + " ? s.stageTemplates.filter(t, t.stage == k && has(t.gpu))[0].gpu.count"
          + " : has(s.template) && has(s.template.gpu) ? s.template.gpu.count : 1)";

  /** None and one are the same: a network of its own. */
  static final String DEVICES_STAY =
      RERUN_OR
          + "['Train', 'FineTune'].all(k,"
          + " (k == 'Train' ? !has(self.train) : !self.fineTune.enabled)"
          + (" || [[self, oldSelf].map(s, " + DEVICES + ")]")
          + ".all(n, n[0] == n[1] || (n[0] <= 1 && n[1] <= 1)))";

  static final String INTERPOLATION_STAYS =
      RERUN_OR + "self.sweep.interpolation == oldSelf.sweep.interpolation";

  static final String SWEEP_FORM_STAYS =
      RERUN_OR
          + "(has(self.sweep.resolutions) == has(oldSelf.sweep.resolutions)"
          + " && has(self.sweep.range) == has(oldSelf.sweep.range))";

  static final String WORKSPACE_STAYS = "self.workspace == oldSelf.workspace";

  static final String RESOLUTIONS_GROW =
      "!has(self.sweep.resolutions) || !has(oldSelf.sweep.resolutions)"
          + " || oldSelf.sweep.resolutions.all(r, r in self.sweep.resolutions)";

  static final String RANGE_GROWS =
      "!has(self.sweep.range) || !has(oldSelf.sweep.range)"
          + " || (self.sweep.range.min <= oldSelf.sweep.range.min"
          + " && self.sweep.range.max >= oldSelf.sweep.range.max"
          + " && (oldSelf.sweep.range.min - self.sweep.range.min) % self.sweep.range.step == 0"
          + " && oldSelf.sweep.range.step % self.sweep.range.step == 0)";

  static final String CROPS_GROW = "oldSelf.sweep.cropPcts.all(c, c in self.sweep.cropPcts)";

  static final String QUEUE_STAYS =
      "has(self.queue) == has(oldSelf.queue)"
          + " && (!has(self.queue) || self.queue.name == oldSelf.queue.name)";

  private SpecRules() {}
}
