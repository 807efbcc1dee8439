package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The small version of {@code tools/proof/calibration.sh}: its seeds, and so its counts, are fixed.
 */
class CalibrationTest {
  private static final ResamplePlan QUICK = new ResamplePlan(100, 10, 0);

  @Test
  void aFlatCurveSeldomClaimsAGainAndItsFigureIsCovered() {
    Calibration.Tally tally = run(SimulatedCurve.FLAT, 16, 0.3);
    assertThat(tally.falseGains()).isLessThanOrEqualTo(5);
    assertThat(tally.coverage()).isBetween(90.0, 99.0);
    assertThat(tally.coverageOfMaximum()).as("why the maximum is not quoted").isLessThan(90);
  }

  @Test
  void aPeakedCurveIsCovered() {
    assertThat(run(SimulatedCurve.PEAKED, 12, 0.3).coverage()).isBetween(90.0, 99.0);
  }

  @Test
  void cheaperPointsAreSeldomWronglyShownWithinTheMargin() {
    Calibration.Tally tally = run(SimulatedCurve.NOISY, 12, 6);
    assertThat(tally.overclaims()).isLessThanOrEqualTo(5);
    assertThat(tally.loss())
        .as("the rule does prefer cheaper")
        .isGreaterThan(tally.lossOfMaximum());
  }

  @Test
  void twoSeedsClaimNoMoreThanTheyKnow() {
    SimulatedSweep sweep = new SimulatedSweep(SimulatedCurve.FLAT.truth(2), 1000, 2, 0.04);
    Calibration.Tally tally = new Calibration(sweep, 0.3, QUICK).run(200, 1);
    assertThat(tally.coverage()).as("with the normal quantile 79").isGreaterThan(85);
    assertThat(tally.falseGains()).isLessThanOrEqualTo(10);
  }

  private static Calibration.Tally run(SimulatedCurve curve, int points, double margin) {
    SimulatedSweep sweep = new SimulatedSweep(curve.truth(points), 500);
    return new Calibration(sweep, margin, QUICK).run(100, 1);
  }
}
