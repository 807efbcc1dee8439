package io.fixres.contract.statistics;

import java.util.List;

/**
 * All that one set of scores may claim under one rule.
 *
 * @param selection which point wins
 * @param crossFit the winner's figure to quote
 * @param gains one per question, in the order asked
 */
public record AnalysisResult(Selection selection, CrossFit crossFit, List<PairedGain> gains) {
  public AnalysisResult {
    gains = List.copyOf(gains);
  }
}
