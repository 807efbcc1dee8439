package io.fixres.runner.conclude;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Gmacs;
import io.fixres.contract.Metric;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.statistics.Analysis;
import io.fixres.contract.statistics.AnalysisResult;
import io.fixres.contract.statistics.CandidatePoint;
import io.fixres.contract.statistics.GainQuestion;
import io.fixres.contract.statistics.ImageScores;
import io.fixres.contract.statistics.PointScores;
import io.fixres.contract.statistics.ResamplePlan;
import io.fixres.contract.statistics.ScoreMatrix;
import io.fixres.contract.statistics.SelectionRule;
import io.fixres.runner.score.ScoreTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts an experiment's evidence to the statistics, and its questions with it. */
final class Statistics {
  static final String ENLARGE = "enlarge";
  static final String TUNE = "tune";
  static final String TOTAL = "total";
  static final String VERSUS_DIRECT = "versusDirect";

  private final Evidence evidence;
  private final ConcludeWork work;
  private final int classes;
  private final Map<CandidatePoint, Place> places = new LinkedHashMap<>();
  private final Map<Place, CandidatePoint> points = new HashMap<>();

  /** A cell of the matrix: a line and a column. */
  record Place(ArmGroup group, EvalPoint point) {}

  Statistics(Evidence evidence, ConcludeWork work, Architecture architecture, int classes) {
    this.evidence = evidence;
    this.work = work;
    this.classes = classes;
    for (ArmGroup group : evidence.groups()) {
      for (EvalPoint point : group.points()) {
        CandidatePoint candidate = candidate(group, point, architecture, classes);
        places.put(candidate, new Place(group, point));
        points.put(new Place(group, point), candidate);
      }
    }
  }

  /** Where a point of the answer lies. */
  Place place(CandidatePoint point) {
    Place place = places.get(point);
    if (place == null) {
      throw new IllegalStateException(point + " was never asked about");
    }
    return place;
  }

  /**
   * Selection, cross-fit and gains.
   *
   * @throws StageFailure {@link ExitCode#INVALID_CONFIG} when the rule cannot be applied to what
   *     was scored
   */
  AnalysisResult analyse() {
    requireSense();
    return Analysis.analyse(matrix(), rule(), ResamplePlan.of(work.seed()), questions());
  }

  private void requireSense() {
    Metric metric = work.rule().metric();
    if (!metric.tellsApart(classes)) {
      throw invalid(
          "selection.metric is Top5, but the data set has %d classes: every image is right among five; choose Top1 or Loss",
          classes);
    }
    if (metric == Metric.LOSS && evidence.size() < 2) {
      throw invalid("selection.metric is Loss, of which a single image tells no interval");
    }
    if (affordable(all(group -> !group.isControl())).isEmpty()) {
      throw invalid(
          "selection.maxGmacs is %s, but no scored size costs so little with the data set's %d classes; raise it, or sweep smaller sizes",
          work.rule().maxGmacs(), classes);
    }
  }

  private static StageFailure invalid(String message, Object... values) {
    return new StageFailure(ExitCode.INVALID_CONFIG, String.format(Locale.ROOT, message, values));
  }

  private ScoreMatrix matrix() {
    List<PointScores> scores = new ArrayList<>();
    places.forEach(
        (candidate, place) ->
            scores.add(
                new PointScores(
                    candidate,
                    place.group().replicates().stream()
                        .map(arm -> scores(arm, place.point()))
                        .toList())));
    return new ScoreMatrix(scores, evidence.labels());
  }

  private ImageScores scores(Arm arm, EvalPoint point) {
    ScoreTable table = evidence.table(arm, point);
    int[] images = evidence.common();
    if (work.rule().metric() == Metric.LOSS) {
      float[] losses = new float[images.length];
      for (int i = 0; i < images.length; i++) {
        losses[i] = table.loss(images[i]);
      }
      return new ImageScores.Losses(losses);
    }
    boolean top5 = work.rule().metric() == Metric.TOP5;
    BitSet correct = new BitSet(images.length);
    for (int i = 0; i < images.length; i++) {
      correct.set(i, top5 ? table.isCorrect5(images[i]) : table.isCorrect1(images[i]));
    }
    return new ImageScores.Correct(images.length, correct);
  }

  private SelectionRule rule() {
    ConcludeWork.SelectionRule asked = work.rule();
    return new SelectionRule(
        asked.metric(),
        asked.margin(),
        asked.confidence(),
        asked.maxGmacs(),
        evidence.groups().stream()
            .filter(ArmGroup::isControl)
            .map(ArmGroup::name)
            .collect(Collectors.toSet()));
  }

  private List<GainQuestion> questions() {
    List<GainQuestion> questions = new ArrayList<>();
    List<CandidatePoint> untuned = all(group -> group.kind() == ArmKind.UNTUNED);
    List<CandidatePoint> admissible = all(group -> !group.isControl());
    ask(questions, ENLARGE, untuned, point -> baseline(point).stream().toList());
    ask(questions, TOTAL, admissible, point -> baseline(point).stream().toList());
    if (admissible.size() > untuned.size()) {
      // An untuned point is its own twin: as a contender it would dilute what tuning does.
      List<CandidatePoint> tuned = all(group -> group.kind() == ArmKind.TUNED);
      ask(questions, TUNE, tuned, this::untunedTwin);
    }
    List<CandidatePoint> direct = direct();
    ask(questions, VERSUS_DIRECT, admissible, point -> direct);
    return questions;
  }

  /** Asks nothing where one of the contenders has no counterpart: it was never scored. */
  private void ask(
      List<GainQuestion> questions,
      String name,
      List<CandidatePoint> contenders,
      Function<CandidatePoint, List<CandidatePoint>> counterparts) {
    List<CandidatePoint> affordable = affordable(contenders);
    boolean allMatched =
        affordable.stream().noneMatch(point -> counterparts.apply(point).isEmpty());
    if (!affordable.isEmpty() && allMatched) {
      questions.add(GainQuestion.matched(name, affordable, counterparts));
    }
  }

  private List<CandidatePoint> affordable(List<CandidatePoint> points) {
    return points.stream()
        .filter(point -> Gmacs.isWithin(point.gmacs(), work.rule().maxGmacs()))
        .toList();
  }

  private List<CandidatePoint> all(Predicate<ArmGroup> filter) {
    return places.entrySet().stream()
        .filter(entry -> filter.test(entry.getValue().group()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The untuned score of the same training, shown at its train size with the same crop fraction.
   */
  Optional<CandidatePoint> baseline(CandidatePoint point) {
    Place place = place(point);
    int train = place.group().trainResolution();
    return untuned(train)
        .map(group -> points.get(new Place(group, new EvalPoint(train, place.point().cropPct()))));
  }

  private List<CandidatePoint> untunedTwin(CandidatePoint point) {
    Place place = place(point);
    return untuned(place.group().trainResolution())
        .map(group -> points.get(new Place(group, place.point())))
        .stream()
        .toList();
  }

  private Optional<ArmGroup> untuned(int trainResolution) {
    return evidence.groups().stream()
        .filter(group -> group.kind() == ArmKind.UNTUNED)
        .filter(group -> group.trainResolution() == trainResolution)
        .findFirst();
  }

  /** The direct arm at the size it was trained at, tuned or not: the best of these is asked for. */
  private List<CandidatePoint> direct() {
    return all(group -> group.kind() == ArmKind.DIRECT || group.kind() == ArmKind.DIRECT_TUNED)
        .stream()
        .filter(point -> point.resolution() == place(point).group().trainResolution())
        .toList();
  }

  private static CandidatePoint candidate(
      ArmGroup group, EvalPoint point, Architecture architecture, int classes) {
    return new CandidatePoint(
        group.name(),
        point.resolution(),
        point.cropPct(),
        point.resolution(),
        architecture.gmacs(point.resolution(), classes));
  }
}
