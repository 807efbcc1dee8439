package io.fixres.contract.statistics;

import java.util.List;

/** The front door of the statistics: from a sweep's scores to what they may claim. */
public final class Analysis {
  private Analysis() {}

  /** Selection, cross-fit and curve with the default {@link ResamplePlan} and no gain asked. */
  public static AnalysisResult analyse(ScoreMatrix scores, SelectionRule rule) {
    return analyse(scores, rule, ResamplePlan.DEFAULT, List.of());
  }

  /**
   * Answers everything from one joint bootstrap.
   *
   * @throws IllegalArgumentException when no point may win (controls only, or none within the
   *     budget), or when a question names a point that was not scored
   */
  @SuppressWarnings("DoNotCallSuggester") // the signature is here for others to code against
  public static AnalysisResult analyse(
      ScoreMatrix scores, SelectionRule rule, ResamplePlan plan, List<GainQuestion> questions) {
    throw new UnsupportedOperationException("lands with the next commit");
  }
}
