package io.fixres.runner.conclude;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
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
  private final Map<CandidatePoint, Place> places = new LinkedHashMap<>();
  private final Map<Place, CandidatePoint> points = new HashMap<>();

  /** A cell of the matrix: a line and a column. */
  record Place(ArmGroup group, EvalPoint point) {}

  Statistics(Evidence evidence, ConcludeWork work, Architecture architecture, int classes) {
    this.evidence = evidence;
    this.work = work;
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

  /** Selection, cross-fit and gains. */
  AnalysisResult analyse() {
    return Analysis.analyse(matrix(), rule(), new ResamplePlan(2000, 10, work.seed()), questions());
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
    ask(questions, ENLARGE, untuned, this::baseline);
    ask(questions, TOTAL, admissible, this::baseline);
    if (admissible.size() > untuned.size()) {
      ask(questions, TUNE, admissible, this::untunedTwin);
    }
    direct()
        .ifPresent(
            baseline -> ask(questions, VERSUS_DIRECT, admissible, point -> Optional.of(baseline)));
    return questions;
  }

  /** Asks nothing where one of the contenders has no counterpart: it was never scored. */
  private void ask(
      List<GainQuestion> questions,
      String name,
      List<CandidatePoint> contenders,
      Function<CandidatePoint, Optional<CandidatePoint>> counterpart) {
    List<CandidatePoint> affordable =
        contenders.stream()
            .filter(point -> work.rule().maxGmacs() == 0 || point.gmacs() <= work.rule().maxGmacs())
            .toList();
    boolean allMatched =
        affordable.stream().allMatch(point -> counterpart.apply(point).isPresent());
    if (!affordable.isEmpty() && allMatched) {
      questions.add(
          GainQuestion.matched(name, affordable, point -> counterpart.apply(point).orElseThrow()));
    }
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

  private Optional<CandidatePoint> untunedTwin(CandidatePoint point) {
    Place place = place(point);
    return untuned(place.group().trainResolution())
        .map(group -> points.get(new Place(group, place.point())));
  }

  private Optional<ArmGroup> untuned(int trainResolution) {
    return evidence.groups().stream()
        .filter(group -> group.kind() == ArmKind.UNTUNED)
        .filter(group -> group.trainResolution() == trainResolution)
        .findFirst();
  }

  /** The direct arm at the size it was trained at, tuned or not, whichever scores better. */
  private Optional<CandidatePoint> direct() {
    return all(group -> group.kind() == ArmKind.DIRECT || group.kind() == ArmKind.DIRECT_TUNED)
        .stream()
        .filter(point -> point.resolution() == place(point).group().trainResolution())
        .max((a, b) -> Double.compare(goodness(a), goodness(b)));
  }

  private double goodness(CandidatePoint point) {
    Place place = place(point);
    double sum = 0;
    for (Arm arm : place.group().replicates()) {
      double value =
          evidence.table(arm, place.point()).total(place.point(), null).value(work.rule().metric());
      sum += work.rule().metric() == Metric.LOSS ? -value : value;
    }
    return sum;
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
