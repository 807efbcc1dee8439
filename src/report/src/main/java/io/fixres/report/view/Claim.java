package io.fixres.report.view;

import io.fixres.contract.Verdict.Gain;

/** What a gain's interval lets one say. */
public enum Claim {
  /** It is above zero. */
  CLAIMED("claimed"),
  /** It is below zero: a loss. */
  AGAINST("against"),
  /** Neither is shown. */
  OPEN("open");

  private final String cssClass;

  Claim(String cssClass) {
    this.cssClass = cssClass;
  }

  /** Of a gain. */
  public static Claim of(Gain gain) {
    if (gain.isClaimed()) {
      return CLAIMED;
    }
    return gain.isWorse() ? AGAINST : OPEN;
  }

  /** The class that colours it. */
  public String cssClass() {
    return cssClass;
  }
}
