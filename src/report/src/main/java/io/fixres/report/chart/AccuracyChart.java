package io.fixres.report.chart;

import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Interval;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Axes;
import io.fixres.report.svg.Axes.Mark;
import io.fixres.report.svg.Box;
import io.fixres.report.svg.Draw;
import io.fixres.report.svg.Marker;
import io.fixres.report.svg.Scale;
import io.fixres.report.svg.Spot;
import io.fixres.report.svg.Ticks;
import io.fixres.report.view.Arm;
import io.fixres.report.view.Role;
import io.fixres.report.view.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Accuracy over test resolution, before and after fine-tuning. */
public final class AccuracyChart {
  private final Story story;
  private final ChartSize size;
  private final List<Integer> resolutions;

  private AccuracyChart(Story story, ChartSize size) {
    this.story = story;
    this.size = size;
    this.resolutions =
        points(story.arms()).map(point -> point.point().resolution()).distinct().sorted().toList();
  }

  /** The picture in every size that the page needs; none without points. */
  public static List<Element> draw(Story story) {
    if (story.arms().stream().allMatch(arm -> arm.at(story.cropPct()).isEmpty())) {
      return List.of();
    }
    return Stream.of(ChartSize.wide(400), ChartSize.narrow(330))
        .map(size -> new AccuracyChart(story, size).svg())
        .toList();
  }

  private Stream<CurvePoint> points(List<Arm> arms) {
    return arms.stream().flatMap(arm -> arm.at(story.cropPct()).stream());
  }

  private Element svg() {
    Element svg =
        Draw.drawing("accuracy-" + size.name(), size.width(), size.height(), caption())
            .attr("class", "chart " + size.name());
    Scale x = horizontal();
    Landmarks landmarks = new Landmarks(story, x);
    Box plot = new Box(x.from() - 10, 8 + landmarks.height(), x.to() + 10, size.height() - 46);
    Ticks ticks = ticks();
    Axes axes = Axes.over(plot, x, ticks);
    svg.add(landmarks.band(plot))
        .add(axes.rows(ticks))
        .add(axes.columns(marks(), "test resolution in pixels"));
    svg.add(landmarks.lines(plot));
    story.painted().forEach(arm -> svg.add(arm(arm, axes)));
    best(axes).ifPresent(svg::add);
    return svg.add(candidates(axes)).add(landmarks.labels());
  }

  private Scale horizontal() {
    double left = size.isNarrow() ? 44 : 56;
    int last = resolutions.size() - 1;
    return new Scale(resolutions.get(0), resolutions.get(last), left + 10, size.width() - 10 - 10);
  }

  private List<Mark> marks() {
    return resolutions.stream().map(r -> new Mark(r, Integer.toString(r))).toList();
  }

  private Ticks ticks() {
    double[] values = points(story.arms()).flatMapToDouble(this::shown).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    return Ticks.around(low, high, size.isNarrow() ? 5 : 6);
  }

  private DoubleStream shown(CurvePoint point) {
    DoubleStream value = DoubleStream.of(story.metric().value(point));
    return story
        .metric()
        .interval(point)
        .map(interval -> DoubleStream.concat(value, ends(interval)))
        .orElse(value);
  }

  private static DoubleStream ends(Interval interval) {
    return DoubleStream.of(interval.low(), interval.high());
  }

  private Element arm(Arm arm, Axes axes) {
    List<CurvePoint> points = arm.at(story.cropPct());
    Element group = ArmLook.group(arm);
    if (arm.role().isTold()) {
      band(points, axes).ifPresent(group::add);
    }
    List<Spot> spots = points.stream().map(point -> spot(point, axes)).toList();
    group.add(Draw.polyline(spots, "curve"));
    boolean isCrowded = ArmLook.isCrowded(spots.size());
    if (arm.role().isTold() || !isCrowded) {
      spots.forEach(spot -> group.add(ArmLook.point(arm, spot, isCrowded)));
    }
    return group;
  }

  private Spot spot(CurvePoint point, Axes axes) {
    return axes.at(point.point().resolution(), story.metric().value(point));
  }

  private Optional<Element> band(List<CurvePoint> points, Axes axes) {
    List<Spot> outline = new ArrayList<>();
    for (CurvePoint point : points) {
      story.metric().interval(point).ifPresent(i -> outline.add(edge(point, i.low(), axes)));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      CurvePoint point = points.get(i);
      story.metric().interval(point).ifPresent(v -> outline.add(edge(point, v.high(), axes)));
    }
    return outline.isEmpty() ? Optional.empty() : Optional.of(Draw.polygon(outline, "area"));
  }

  private static Spot edge(CurvePoint point, double value, Axes axes) {
    return axes.at(point.point().resolution(), value);
  }

  private Optional<Element> best(Axes axes) {
    return story
        .bestPoint()
        .map(point -> Marker.CIRCLE.at(spot(point, axes), 8, "ring"))
        .map(ring -> Draw.group("arm " + Role.WINNER.cssClass()).add(ring));
  }

  /** A bar on the axis under the best and each resolution shown to be good enough. */
  private Element candidates(Axes axes) {
    Element bars = Draw.group("candidates");
    double base = axes.plot().bottom();
    for (int candidate : story.verdict().best().candidates()) {
      double x = axes.x().within(candidate);
      bars.add(Draw.rect(new Box(x - 6, base - 2, x + 6, base + 3), "candidate"));
    }
    return bars;
  }

  private Draw.Caption caption() {
    String title = story.metric().label() + " over test resolution";
    StringBuilder text = new StringBuilder();
    for (Arm arm : story.told()) {
      arm.at(story.cropPct()).stream()
          .max(Comparator.comparingDouble(story.metric()::goodness))
          .ifPresent(best -> text.append(sentence(arm, best)));
    }
    return new Draw.Caption(title, text + "Every figure is in the matrix below.");
  }

  private String sentence(Arm arm, CurvePoint best) {
    return "%s: best %s at %d px. "
        .formatted(
            arm.name(), story.metric().text(story.metric().value(best)), best.point().resolution());
  }
}
