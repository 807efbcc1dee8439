package io.fixres.contract.statistics;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints the calibration tables; {@code tools/proof/calibration.sh} runs it. */
final class CalibrationProof {
  private static final String IMAGES = "200,1000,5000,50000";

  /** Of an accuracy from seed to seed, as fractions: as usual, and as on small data sets. */
  private static final double SEEDS_ALIKE = 0.01;

  private static final double SEEDS_APART = 0.04;

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
        "| curve | points | images | seeds | points between seeds | experiments | gain claimed % | coverage % | coverage of the"
            + " maximum's band % | bias | true loss | true loss of the maximum | cheaper point"
            + " wrongly shown within the margin % |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (int size : Stream.of(images.split(",")).mapToInt(Integer::parseInt).toArray()) {
      for (int points : new int[] {5, 16, 40}) {
        proof.print(SimulatedCurve.FLAT, points, size);
      }
      for (int seeds : new int[] {2, 3, 5}) {
        double[] flat = SimulatedCurve.FLAT.truth(5);
        double[] peaked = SimulatedCurve.PEAKED.truth(12);
        proof.print(SimulatedCurve.FLAT, new SimulatedSweep(flat, size, seeds, SEEDS_ALIKE));
        proof.print(SimulatedCurve.PEAKED, new SimulatedSweep(peaked, size, seeds, SEEDS_ALIKE));
        proof.print(SimulatedCurve.FLAT, new SimulatedSweep(flat, size, seeds, SEEDS_APART));
      }
      for (SimulatedCurve curve : SimulatedCurve.values()) {
        if (curve != SimulatedCurve.FLAT) {
          proof.print(curve, 12, size);
        }
      }
    }
  }

  private void print(SimulatedCurve curve, int points, int images) {
    print(curve, new SimulatedSweep(curve.truth(points), images));
  }

  private void print(SimulatedCurve curve, SimulatedSweep sweep) {
    int points = sweep.truth().length;
    int images = sweep.images();
    String row = curve + " " + points + (sweep.seeds() == 1 ? "" : " seeds " + sweep.seeds());
    if (!rows.matcher(row).matches()) {
      return;
    }
    // The largest sets take a second each; two fifths of them leave a coverage ± 2 points of
    // chance.
    int runs = Math.max(1, images > 5000 ? 2 * experiments / 5 : experiments);
    Calibration.Tally tally =
        new Calibration(sweep, margin, new ResamplePlan(500, 10, 0)).run(runs, images * 1000L);
    System.out.printf(
        "| %s | %d | %d | %d | %.0f | %d | %.1f | %.1f | %.1f | %+.2f | %.2f | %.2f | %.1f |%n",
        curve,
        points,
        images,
        sweep.seeds(),
        100 * sweep.seedDeviation(),
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
