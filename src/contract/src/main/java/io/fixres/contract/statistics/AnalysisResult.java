package io.fixres.contract.statistics;

import java.util.List;

/**
 * All that one set of scores may claim under one rule.
 *
 * @param images how many images every figure comes from
 * @param selection which point wins
 * @param crossFit the winner's figure to quote
 * @param curve every point with its pointwise band, cheapest first
 * @param gains one per question, in the order asked
 */
public record AnalysisResult(
    int images,
    Selection selection,
    CrossFit crossFit,
    List<PointEstimate> curve,
    List<PairedGain> gains) {
  public AnalysisResult {
    curve = List.copyOf(curve);
    gains = List.copyOf(gains);
  }
}
