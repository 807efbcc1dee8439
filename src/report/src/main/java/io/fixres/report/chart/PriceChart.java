package io.fixres.report.chart;

import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Axes;
import io.fixres.report.svg.Box;
import io.fixres.report.svg.Draw;
import io.fixres.report.svg.FreeLabels;
import io.fixres.report.svg.Marker;
import io.fixres.report.svg.Scale;
import io.fixres.report.svg.Spot;
import io.fixres.report.svg.Ticks;
import io.fixres.report.view.Arm;
import io.fixres.report.view.ParetoFront;
import io.fixres.report.view.ParetoFront.Offer;
import io.fixres.report.view.Role;
import io.fixres.report.view.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Accuracy over its price, with the front of points that no other beats in both. */
public final class PriceChart {
  private static final double WIDTH = 400;
  private static final double HEIGHT = 330;
  private static final int LABELS = 10;

  private final Story story;
  private final Price price;
  private final List<Priced> points = new ArrayList<>();

  /** A point with what it costs. */
  private record Priced(Arm arm, CurvePoint point, double price) {}

  private PriceChart(Story story, Price price) {
    this.story = story;
    this.price = price;
    for (Arm arm : story.painted()) {
      for (CurvePoint point : arm.curve().points()) {
        price.of(point).ifPresent(value -> points.add(new Priced(arm, point, value)));
      }
    }
  }

  /** The picture; none when no price is known. */
  public static Optional<Element> draw(Story story, Price price) {
    PriceChart chart = new PriceChart(story, price);
    return chart.points.isEmpty() ? Optional.empty() : Optional.of(chart.svg());
  }

  private Element svg() {
    List<Offer<Priced>> front = front();
    Ticks x = Ticks.around(0, points.stream().mapToDouble(Priced::price).max().orElse(1), 5);
    Ticks y = ticks(front);
    Box plot = new Box(46, 10, WIDTH - 22, HEIGHT - 46);
    Axes axes = Axes.over(plot, new Scale(x.low(), x.high(), plot.left(), plot.right()), y);
    Element svg =
        Draw.drawing("price-" + price.id(), WIDTH, HEIGHT, caption(front))
            .attr("class", "chart")
            .add(axes.rows(y))
            .add(axes.columns(Axes.marks(x), price.axis()));
    budget(axes).ifPresent(svg::add);
    svg.add(Draw.polyline(steps(front, axes), "front"));
    points.stream()
        .filter(point -> axes.shows(value(point)))
        .forEach(point -> svg.add(dot(point, axes)));
    return svg.addAll(labels(front, axes));
  }

  private List<Offer<Priced>> front() {
    return ParetoFront.of(
        points.stream()
            .map(p -> new Offer<>(price.cost(p.price()), story.metric().goodness(p.point()), p))
            .toList());
  }

  /**
   * From the front's own worst: a point below that is dearer and worse than the cheapest, and
   * showing it would squeeze what can be chosen from.
   */
  private Ticks ticks(List<Offer<Priced>> front) {
    double[] values = front.stream().map(Offer::item).mapToDouble(this::value).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    return Ticks.around(low, high, 5);
  }

  private double value(Priced point) {
    return story.metric().value(point.point());
  }

  private Spot spot(Priced point, Axes axes) {
    return axes.at(point.price(), value(point));
  }

  private Element dot(Priced priced, Axes axes) {
    boolean isCrowded = ArmLook.isCrowded(priced.arm().curve().points().size());
    return ArmLook.group(priced.arm())
        .add(ArmLook.point(priced.arm(), spot(priced, axes), isCrowded));
  }

  /** A staircase: between two points of the front, only the lesser accuracy can be had. */
  private List<Spot> steps(List<Offer<Priced>> front, Axes axes) {
    List<Spot> steps = new ArrayList<>();
    for (Offer<Priced> offer : front) {
      Spot next = spot(offer.item(), axes);
      if (!steps.isEmpty()) {
        steps.add(new Spot(next.x(), steps.get(steps.size() - 1).y()));
      }
      steps.add(next);
    }
    return steps;
  }

  private Optional<Element> budget(Axes axes) {
    double limit = story.verdict().rule().maxGmacs();
    if (price != Price.GMACS || limit <= 0 || limit > axes.x().high()) {
      return Optional.empty();
    }
    Spot top = new Spot(axes.x().at(limit), axes.plot().top());
    Spot bottom = new Spot(top.x(), axes.plot().bottom());
    return Optional.of(
        Draw.group("landmarks")
            .add(Draw.line(top, bottom, "trained"))
            .add(Draw.text(bottom.plus(5, -6), "budget", "halo trained")));
  }

  private List<Element> labels(List<Offer<Priced>> front, Axes axes) {
    FreeLabels free = new FreeLabels(axes.plot(), Axes.FONT);
    points.stream()
        .filter(point -> point.arm().role().isTold())
        .forEach(point -> free.avoid(Box.around(spot(point, axes), 3)));
    List<Element> labels = new ArrayList<>();
    for (Priced point : points) {
      if (isBest(point)) {
        labels.add(
            Draw.group("arm " + Role.WINNER.cssClass())
                .add(Marker.CIRCLE.at(spot(point, axes), 8, "ring")));
        label(free, point, axes, "halo best").ifPresent(labels::add);
      }
    }
    int every = (front.size() + LABELS - 1) / LABELS;
    IntStream.range(0, front.size())
        .filter(i -> (front.size() - 1 - i) % every == 0)
        .mapToObj(i -> front.get(i).item())
        .filter(point -> !isBest(point))
        .forEach(point -> label(free, point, axes, "halo figure").ifPresent(labels::add));
    return labels;
  }

  private Optional<Element> label(FreeLabels free, Priced point, Axes axes, String cssClass) {
    String text = Integer.toString(point.point().point().resolution());
    return free.place(spot(point, axes), text, cssClass);
  }

  private boolean isBest(Priced point) {
    return point.arm().role() == Role.WINNER
        && point.point().point().equals(story.verdict().best().point());
  }

  private Draw.Caption caption(List<Offer<Priced>> front) {
    String members =
        String.join("; ", front.stream().map(Offer::item).map(this::sentence).toList());
    return new Draw.Caption(
        story.metric().label() + " over " + price.axis(),
        "Not beaten in both, from the cheapest to the best: " + members + ".");
  }

  private String sentence(Priced point) {
    return "%s, tested at %d: %s"
        .formatted(
            point.arm().name(),
            point.point().point().resolution(),
            story.metric().text(value(point)));
  }
}
