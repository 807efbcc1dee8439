package io.fixres.report.chart;

import io.fixres.contract.Durations;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Axes;
import io.fixres.report.svg.Axes.Mark;
import io.fixres.report.svg.Box;
import io.fixres.report.svg.Draw;
import io.fixres.report.svg.Scale;
import io.fixres.report.svg.Spot;
import io.fixres.report.svg.TextWidth;
import io.fixres.report.view.StageSpan;
import io.fixres.report.view.TimeTicks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** When each stage ran: a lane a stage, or a lane a variant when there are many. */
public final class TimelineChart {
  private static final int MANY = 48;
  private static final double LANE = 24;
  private static final double NARROW_LANE = 36;
  private static final double FOOT = 46;

  private final List<StageSpan> spans;
  private final ChartSize size;
  private final List<Lane> lanes;
  private final Instant start;
  private final TimeTicks ticks;

  /** Bars side by side under one name. */
  private record Lane(String name, List<StageSpan> spans) {}

  private TimelineChart(List<StageSpan> spans, boolean isNarrow) {
    this.spans = spans;
    this.lanes = lanes(spans);
    this.start = spans.stream().map(StageSpan::start).min(Instant::compareTo).orElseThrow();
    Instant end = spans.stream().map(StageSpan::end).max(Instant::compareTo).orElseThrow();
    this.ticks = TimeTicks.over(Duration.between(start, end), isNarrow ? 5 : 8);
    double height = 6 + lanes.size() * (isNarrow ? NARROW_LANE : LANE) + FOOT;
    this.size = isNarrow ? ChartSize.narrow(height) : ChartSize.wide(height);
  }

  /** The picture in every size that the page needs; none when nothing began. */
  public static List<Element> draw(List<StageSpan> spans) {
    return spans.isEmpty()
        ? List.of()
        : Stream.of(false, true).map(narrow -> new TimelineChart(spans, narrow).svg()).toList();
  }

  private static List<Lane> lanes(List<StageSpan> spans) {
    boolean isCrowded = spans.size() > MANY;
    Map<String, List<StageSpan>> byName = new LinkedHashMap<>();
    for (StageSpan span : spans) {
      String name = isCrowded ? span.variant() : span.variant() + " " + span.stage().name();
      byName.computeIfAbsent(name, key -> new ArrayList<>()).add(span);
    }
    return byName.entrySet().stream().map(e -> new Lane(e.getKey(), e.getValue())).toList();
  }

  private Element svg() {
    Scale x = horizontal();
    Box plot = new Box(x.from(), 6, x.to(), size.height() - FOOT);
    Axes axes = new Axes(plot, x, new Scale(0, 1, plot.top(), plot.bottom()));
    Element svg =
        Draw.drawing("timeline-" + size.name(), size.width(), size.height(), caption())
            .attr("class", "chart " + size.name())
            .add(grid(axes))
            .add(axes.columns(marks(), "since the start, in " + ticks.unit()));
    double lane = size.isNarrow() ? NARROW_LANE : LANE;
    for (int i = 0; i < lanes.size(); i++) {
      svg.add(lane(lanes.get(i), plot.top() + i * lane, x));
    }
    return svg;
  }

  private Scale horizontal() {
    double names =
        lanes.stream().mapToDouble(lane -> TextWidth.of(lane.name(), Axes.FONT)).max().orElse(0);
    double left = size.isNarrow() ? 10 : Math.min(size.width() / 2, names + 14);
    return new Scale(0, ticks.last(), left, size.width() - (size.isNarrow() ? 14 : 84));
  }

  private List<Mark> marks() {
    return ticks.seconds().stream().map(s -> new Mark(s, ticks.label(s))).toList();
  }

  private Element grid(Axes axes) {
    Element grid = Draw.group("axis");
    for (double second : ticks.seconds()) {
      double at = axes.x().at(second);
      Spot top = new Spot(at, axes.plot().top());
      grid.add(Draw.line(top, new Spot(at, axes.plot().bottom()), "grid"));
    }
    return grid;
  }

  private Element lane(Lane lane, double top, Scale x) {
    double bars = size.isNarrow() ? top + 17 : top + 4;
    Element group = Draw.group("lane");
    group.add(
        size.isNarrow()
            ? Draw.text(new Spot(x.from(), top + 12), lane.name() + " · " + note(lane), "halo")
            : Draw.text(new Spot(x.from() - 8, top + 16), lane.name(), "end"));
    double last = x.from();
    for (StageSpan span : lane.spans()) {
      double from = x.at(since(span.start()));
      double to = Math.max(from + 2, x.at(since(span.end())));
      group.add(Draw.rect(new Box(from, bars, to, bars + 15), cssClass(span)));
      last = Math.max(last, to);
    }
    return size.isNarrow()
        ? group
        : group.add(Draw.text(new Spot(last + 6, top + 16), note(lane), "note halo"));
  }

  private double since(Instant time) {
    return Duration.between(start, time).toMillis() / 1000.0;
  }

  private static String cssClass(StageSpan span) {
    return "bar "
        + span.work().name().toLowerCase(Locale.ROOT)
        + (span.isFailed() ? " failed" : "")
        + (span.isOver() ? "" : " running");
  }

  private static String note(Lane lane) {
    if (lane.spans().size() > 1) {
      return lane.spans().size() + " stages";
    }
    StageSpan span = lane.spans().get(0);
    Integer attempts = span.stage().attempts();
    String tries = attempts != null && attempts > 1 ? ", " + attempts + " attempts" : "";
    String state = span.isFailed() ? " failed" : span.isOver() ? "" : " so far";
    return Durations.spoken(span.duration()) + state + tries;
  }

  private Draw.Caption caption() {
    String stages =
        String.join(
            "; ",
            spans.stream()
                .limit(MANY)
                .map(
                    s ->
                        s.variant() + " " + s.stage().name() + " " + Durations.spoken(s.duration()))
                .toList());
    return new Draw.Caption("Timeline of stages", stages + ".");
  }
}
