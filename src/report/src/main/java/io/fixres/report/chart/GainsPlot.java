package io.fixres.report.chart;

import io.fixres.contract.Verdict.Gain;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Box;
import io.fixres.report.svg.Draw;
import io.fixres.report.svg.Marker;
import io.fixres.report.svg.Scale;
import io.fixres.report.svg.Spot;
import io.fixres.report.svg.Ticks;
import io.fixres.report.view.Claim;
import java.util.List;

/** Differences with their intervals around a zero line, one strip a row of a table. */
public final class GainsPlot {
  private static final double WIDTH = 340;
  private static final double HEIGHT = 30;
  private static final double EDGE = 22;

  private final Ticks ticks;
  private final Scale x;

  private GainsPlot(Ticks ticks) {
    this.ticks = ticks;
    this.x = new Scale(ticks.low(), ticks.high(), EDGE, WIDTH - EDGE);
  }

  /** One scale for all of them, zero included. */
  public static GainsPlot over(List<Gain> gains) {
    double low = gains.stream().mapToDouble(gain -> gain.interval().low()).min().orElse(0);
    double high = gains.stream().mapToDouble(gain -> gain.interval().high()).max().orElse(0);
    return new GainsPlot(Ticks.around(Math.min(0, low), Math.max(0, high), 5));
  }

  /**
   * A row's strip.
   *
   * @param id unique on the page
   * @param gain what it shows
   * @param caption the same in words
   */
  public Element strip(String id, Gain gain, Draw.Caption caption) {
    double middle = HEIGHT / 2;
    Spot low = new Spot(x.at(gain.interval().low()), middle);
    Spot high = new Spot(x.at(gain.interval().high()), middle);
    Element interval = Draw.group("gain " + Claim.of(gain).cssClass());
    interval.add(Draw.line(low, high, "span"));
    interval.add(Draw.line(low.plus(0, -5), low.plus(0, 5), "span"));
    interval.add(Draw.line(high.plus(0, -5), high.plus(0, 5), "span"));
    interval.add(Marker.CIRCLE.at(new Spot(x.at(gain.estimate()), middle), 5, "dot"));
    return Draw.drawing(id, WIDTH, HEIGHT, caption).add(grid()).add(interval);
  }

  private Element grid() {
    Element grid = Draw.group("axis");
    for (double value : ticks.values()) {
      double at = x.at(value);
      String cssClass = Math.abs(value) < 1e-9 ? "zero" : "grid";
      grid.add(Draw.line(new Spot(at, 0), new Spot(at, HEIGHT), cssClass));
    }
    return grid;
  }

  /** The figures under the strips. */
  public Element scale() {
    Box area = new Box(0, 0, WIDTH, 20);
    Element axis = Draw.group("axis");
    for (double value : ticks.values()) {
      axis.add(Draw.text(new Spot(x.at(value), area.bottom() - 6), ticks.label(value), "mid"));
    }
    return Draw.ornament(area.width(), area.height()).add(axis);
  }
}
