package io.fixres.contract.statistics;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints the calibration tables; {@code tools/proof/calibration.sh} runs it. */
final class CalibrationProof {
  private static final String IMAGES = "200,1000,5000,50000";

  private final int experiments;
  private final double margin;
  private final Pattern rows;

  private CalibrationProof(int experiments, double margin, Pattern rows) {
    this.experiments = experiments;
    this.margin = margin;
    this.rows = rows;
  }

  public static void main(String[] args) {
    CalibrationProof proof =
        new CalibrationProof(
            args.length > 0 ? Integer.parseInt(args[0]) : 1000,
            args.length > 1 ? Double.parseDouble(args[1]) : 0.3,
            Pattern.compile(args.length > 3 ? args[3] : ".*", Pattern.CASE_INSENSITIVE));
    String images = args.length > 2 ? args[2] : IMAGES;
    System.out.println(
        "| curve | points | images | experiments | gain claimed % | coverage % | coverage of the"
            + " maximum's band % | bias | true loss | true loss of the maximum | cheaper point"
            + " wrongly shown within the margin % |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (int size : Stream.of(images.split(",")).mapToInt(Integer::parseInt).toArray()) {
      for (int points : new int[] {5, 16, 40}) {
        proof.print(SimulatedCurve.FLAT, points, size);
      }
      for (SimulatedCurve curve : SimulatedCurve.values()) {
        if (curve != SimulatedCurve.FLAT) {
          proof.print(curve, 12, size);
        }
      }
    }
  }

  private void print(SimulatedCurve curve, int points, int images) {
    if (!rows.matcher(curve + " " + points).matches()) {
      return;
    }
    // The largest sets take a second each; two fifths of them leave a coverage ± 2 points of
    // chance.
    int runs = Math.max(1, images > 5000 ? 2 * experiments / 5 : experiments);
    SimulatedSweep sweep = new SimulatedSweep(curve.truth(points), images);
    Calibration.Tally tally =
        new Calibration(sweep, margin, new ResamplePlan(500, 10, 0)).run(runs, images * 1000L);
    System.out.printf(
        "| %s | %d | %d | %d | %.1f | %.1f | %.1f | %+.2f | %.2f | %.2f | %.1f |%n",
        curve,
        points,
        images,
        runs,
        tally.falseGains(),
        tally.coverage(),
        tally.coverageOfMaximum(),
        tally.bias(),
        tally.loss(),
        tally.lossOfMaximum(),
        tally.overclaims());
  }
}
