package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.Metric;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final ResamplePlan QUICK = new ResamplePlan(400, 10, 7);
  private static final double[] PEAKED = {0.60, 0.70, 0.76, 0.79, 0.80, 0.79, 0.76};

  private final SimulatedSweep peaked = new SimulatedSweep(PEAKED, 2000);

  @Test
  void theSameForAnyNumberOfThreads() throws Exception {
    // given
    ScoreMatrix scores = peaked.draw(1);
    // when
    AnalysisResult one = inPool(1, scores);
    AnalysisResult five = inPool(5, scores);
    // then
    assertThat(five).isEqualTo(one);
  }

  private AnalysisResult inPool(int threads, ScoreMatrix scores) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> analyse(scores, 1)).get();
    } finally {
      pool.shutdown();
    }
  }

  private AnalysisResult analyse(ScoreMatrix scores, double margin) {
    var enlarge = question("enlarge", peaked.points(), peaked.point(0));
    return Analysis.analyse(scores, rule(Metric.TOP1, margin), QUICK, List.of(enlarge));
  }

  private static SelectionRule rule(Metric metric, double margin) {
    return new SelectionRule(metric, margin, 0.95, 0, Set.of());
  }

  private static GainQuestion question(
      String name, List<CandidatePoint> contenders, CandidatePoint baseline) {
    return GainQuestion.matched(name, contenders, contender -> List.of(baseline));
  }

  @Test
  void theSameForAnyOrderOfPoints() {
    // given
    ScoreMatrix scores = peaked.draw(2);
    List<PointScores> shuffled = new ArrayList<>(scores.points());
    Collections.reverse(shuffled);
    // when
    AnalysisResult other = analyse(new ScoreMatrix(shuffled, classes(2000)), 1);
    // then
    assertThat(other).isEqualTo(analyse(scores, 1));
  }

  @Test
  void aWiderMarginNeverChoosesALargerPoint() {
    for (int sweep = 0; sweep < 4; sweep++) {
      ScoreMatrix scores = peaked.draw(sweep);
      int last = Integer.MAX_VALUE;
      for (double margin : new double[] {0, 0.3, 1, 2, 4, 8, 100}) {
        int resolution = analyse(scores, margin).selection().winner().resolution();
        assertThat(resolution).isLessThanOrEqualTo(last);
        last = resolution;
      }
      assertThat(last).as("a margin of 100 points takes the cheapest").isEqualTo(64);
    }
  }

  @Test
  void marginZeroTakesTheBest() {
    Selection selection = analyse(peaked.draw(3), 0).selection();
    assertThat(selection.winner()).isEqualTo(selection.best());
    assertThat(selection.undecided()).isFalse();
  }

  @Test
  void manyImagesShowAPeakAndFewDoNot() {
    // given
    ScoreMatrix many = new SimulatedSweep(PEAKED, 20_000).draw(4);
    ScoreMatrix few = new SimulatedSweep(PEAKED, 200).draw(4);
    // when
    Selection sure = analyse(many, 2).selection();
    Selection unsure = analyse(few, 0.3).selection();
    // then
    assertThat(sure.winner()).isEqualTo(peaked.point(3));
    assertThat(sure.undecided()).isFalse();
    assertThat(unsure.winner()).isEqualTo(unsure.best());
    assertThat(unsure.candidates()).containsExactly(unsure.best());
    assertThat(unsure.undecided()).isTrue();
  }

  @Test
  void ofExactlyTiedPointsTheCheapestWins() {
    BitSet right = BitSet.valueOf(new long[] {0xF0F0F0F0L});
    AnalysisResult result = analyse(identical(right, 40), 0);
    assertThat(result.selection().winner()).isEqualTo(peaked.point(0));
    assertThat(result.gains().get(0).estimate()).isZero();
    assertThat(result.gains().get(0).interval().low()).isNotPositive();
  }

  @Test
  void agreementOnFewImagesIsNotTakenForEquality() {
    // given every point is right on the same 20 of 40 images
    BitSet right = BitSet.valueOf(new long[] {0xFFFFF});
    // when
    AnalysisResult result = analyse(identical(right, 40), 0.3);
    // then nothing is shown but the best, which is the cheapest
    assertThat(result.selection().candidates()).containsExactly(peaked.point(0));
    assertThat(result.gains().get(0).interval().high()).isGreaterThan(3);
  }

  @Test
  void betweenTwoPointsNamedBeforehandTheCheckIsMcNemars() {
    // given 8 images that only the first point gets right, and 2 that only the second does
    BitSet first = BitSet.valueOf(new long[] {0xFFF00L | 0xFF});
    BitSet second = BitSet.valueOf(new long[] {0xFFF00L | 0x300000L});
    var scores =
        new ScoreMatrix(
            List.of(
                new PointScores(peaked.point(0), List.of(new ImageScores.Correct(200, first))),
                new PointScores(peaked.point(1), List.of(new ImageScores.Correct(200, second)))),
            classes(200));
    var question = question("total", List.of(peaked.point(0)), peaked.point(1));
    // when
    PairedGain gain =
        Analysis.analyse(scores, rule(Metric.TOP1, 0.3), QUICK, List.of(question)).gains().get(0);
    // then
    assertThat(gain.pValue()).isCloseTo(new McNemar(8, 2).pValue(), within(1e-12));
  }

  @Test
  void aPointChosenFromSeveralIsNotTestedOnTheSameImages() {
    SimulatedSweep flat = new SimulatedSweep(SimulatedCurve.FLAT.truth(3), 200);
    var question = question("enlarge", flat.points(), flat.point(1));
    var rule = rule(Metric.TOP1, 0.3);
    assertThat(Analysis.analyse(flat.draw(0), rule, QUICK, List.of(question)).gains())
        .singleElement()
        .satisfies(gain -> assertThat(gain.pValue()).isNull());
  }

  @Test
  void allCorrectStillHasAnInterval() {
    BitSet right = new BitSet();
    right.set(0, 200);
    AnalysisResult result = analyse(identical(right, 200), 0.3);
    assertThat(result.crossFit().mean()).isEqualTo(100);
    assertThat(result.crossFit().interval().low()).isCloseTo(98.1, within(0.1));
  }

  @Test
  void oneImageIsAnsweredWithoutPretence() {
    BitSet right = new BitSet();
    right.set(0);
    AnalysisResult result = analyse(identical(right, 1), 0.3);
    assertThat(result.crossFit().interval().low()).isLessThan(25);
  }

  private ScoreMatrix identical(BitSet right, int images) {
    ImageScores scores = new ImageScores.Correct(images, right);
    return new ScoreMatrix(
        peaked.points().stream().map(point -> new PointScores(point, List.of(scores))).toList(),
        classes(images));
  }

  private static int[] classes(int images) {
    int[] classes = new int[images];
    for (int i = 0; i < images; i++) {
      classes[i] = i % 10;
    }
    return classes;
  }

  @Test
  void controlsAndUnaffordablePointsMayNotWin() {
    // given
    CandidatePoint cheap = new CandidatePoint("tuned", 64, 0.875, 64, 1);
    CandidatePoint dear = new CandidatePoint("tuned", 128, 0.875, 128, 4);
    CandidatePoint control = new CandidatePoint("direct", 64, 0.875, 64, 1);
    BitSet all = new BitSet();
    all.set(0, 100);
    var right = List.<ImageScores>of(new ImageScores.Correct(100, all));
    var wrong = List.<ImageScores>of(new ImageScores.Correct(100, new BitSet()));
    var scores =
        new ScoreMatrix(
            List.of(
                new PointScores(cheap, wrong),
                new PointScores(dear, right),
                new PointScores(control, right)),
            classes(100));
    // when
    var rule = new SelectionRule(Metric.TOP1, 0, 0.95, 2, Set.of("direct"));
    // then
    assertThat(Analysis.analyse(scores, rule, QUICK, List.of()).selection().winner())
        .isEqualTo(cheap);
    var none = new SelectionRule(Metric.TOP1, 0, 0.95, 0.5, Set.of("direct"));
    assertThatThrownBy(() -> Analysis.analyse(scores, none, QUICK, List.of()))
        .hasMessageContaining("no point may");
  }

  @Test
  void lossIsBetterWhenLower() {
    // given
    float[] low = new float[300];
    float[] high = new float[300];
    for (int i = 0; i < low.length; i++) {
      low[i] = 0.5f + (i % 7) * 0.1f;
      high[i] = low[i] + 0.2f + (i % 3) * 0.01f;
    }
    ScoreMatrix scores = losses(high, low);
    var question = question("enlarge", List.of(peaked.point(1)), peaked.point(0));
    // when
    var result = Analysis.analyse(scores, rule(Metric.LOSS, 1), QUICK, List.of(question));
    // then
    assertThat(result.selection().winner()).isEqualTo(peaked.point(1));
    assertThat(result.gains().get(0).estimate()).isCloseTo(0.21, within(1e-4));
    assertThat(result.gains().get(0).pValue()).as("losses are not right or wrong").isNull();
    assertThat(result.gains().get(0).interval().low()).isPositive();
    assertThat(result.crossFit().mean()).isCloseTo(0.8, within(0.01));
    assertThat(result.crossFit().interval().high()).isBetween(0.8, 0.85);
  }

  @Test
  void withSeedsAPointIsTheirMeanAndTheirSpreadWidensTheInterval() {
    // given two points with two seeds each, 60 % and 80 % right
    var scores =
        new ScoreMatrix(
            List.of(new PointScores(peaked.point(0), List.of(rightUpTo(300), rightUpTo(400)))),
            classes(500));
    // when
    CrossFit estimate = analyseOne(scores).crossFit();
    // then the seeds alone have a standard error of 10 points
    assertThat(estimate.mean()).isCloseTo(70, within(1e-9));
    assertThat(estimate.interval().high() - estimate.interval().low()).isGreaterThan(30);
  }

  @Test
  void theBestOfSeveralBaselinesIsChosenWhereThePointIs() {
    // given forty baselines as good as the point, of which some are lucky on these images
    SimulatedSweep flat = new SimulatedSweep(SimulatedCurve.FLAT.truth(41), 500);
    List<CandidatePoint> controls = flat.points().subList(1, 41);
    var question = GainQuestion.matched("direct", List.of(flat.point(0)), point -> controls);
    var rule = rule(Metric.TOP1, 0.3);
    // when
    double bias =
        IntStream.range(0, 40)
            .mapToObj(seed -> Analysis.analyse(flat.draw(seed), rule, QUICK, List.of(question)))
            .mapToDouble(result -> result.gains().get(0).estimate())
            .average()
            .orElseThrow();
    // then; the luckiest would be some three points ahead
    assertThat(bias).isCloseTo(0, within(0.8));
  }

  @Test
  void twoLossesSayLittleAndOneSaysNothing() {
    var two = losses(new float[] {1, 1.1f}, new float[] {0.5f, 0.62f});
    var one = losses(new float[] {1}, new float[] {0.5f});
    var question = question("enlarge", List.of(peaked.point(1)), peaked.point(0));
    var rule = rule(Metric.LOSS, 0.3);

    PairedGain gain = Analysis.analyse(two, rule, QUICK, List.of(question)).gains().get(0);
    // Differences of 0.5 and 0.48: a standard error of 0.01, and t of one degree of freedom.
    assertThat(gain.interval().high() - gain.estimate()).isCloseTo(12.7 * 0.01, within(0.03));
    assertThatThrownBy(() -> Analysis.analyse(one, rule, QUICK, List.of(question)))
        .hasMessageContaining("one image tells no interval");
  }

  private ScoreMatrix losses(float[] first, float[] second) {
    return new ScoreMatrix(
        List.of(
            new PointScores(peaked.point(0), List.of(new ImageScores.Losses(first))),
            new PointScores(peaked.point(1), List.of(new ImageScores.Losses(second)))),
        classes(first.length));
  }

  private static AnalysisResult analyseOne(ScoreMatrix scores) {
    return Analysis.analyse(scores, rule(Metric.TOP1, 0.3), QUICK, List.of());
  }

  private static ImageScores rightUpTo(int images) {
    BitSet right = new BitSet();
    right.set(0, images);
    return new ImageScores.Correct(500, right);
  }
}
