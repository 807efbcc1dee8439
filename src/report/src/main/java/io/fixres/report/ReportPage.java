package io.fixres.report;

import io.fixres.report.page.Page;
import io.fixres.report.view.ReportModel;

/** {@code report.html}: one self-contained page that tells what an experiment found. */
public final class ReportPage {
  private ReportPage() {}

  /** The whole document; the same model gives the same bytes. */
  public static String render(ReportModel model) {
    return "<!DOCTYPE html>\n" + Page.of(model).markup() + "\n";
  }
}
