package io.fixres.report.svg;

import io.fixres.report.markup.Element;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** SVG's shapes; looks come from the style sheet by class. */
public final class Draw {
  private Draw() {}

  /**
   * A drawing that scales to the width it is given.
   *
   * @param id unique on the page, for the title and description
   * @param width of its own units
   * @param height of its own units
   * @param caption what it shows
   */
  public static Element drawing(String id, double width, double height, Caption caption) {
    return svg(width, height)
        .attr("role", "img")
        .attr("aria-labelledby", id + "-title " + id + "-desc")
        .add(Element.of("title").attr("id", id + "-title").text(caption.title()))
        .add(Element.of("desc").attr("id", id + "-desc").text(caption.description()));
  }

  /** A drawing that says nothing that text does not. */
  public static Element ornament(double width, double height) {
    return svg(width, height).attr("aria-hidden", "true");
  }

  private static Element svg(double width, double height) {
    return Element.of("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", "0 0 " + number(width) + " " + number(height));
  }

  /**
   * What a drawing says to those who do not see it.
   *
   * @param title a few words
   * @param description what can be read off it
   */
  public record Caption(String title, String description) {}

  /** Several elements of one look. */
  public static Element group(String cssClass) {
    return Element.of("g", cssClass);
  }

  /** A straight line. */
  public static Element line(Spot from, Spot to, String cssClass) {
    return Element.of("line", cssClass)
        .attr("x1", number(from.x()))
        .attr("y1", number(from.y()))
        .attr("x2", number(to.x()))
        .attr("y2", number(to.y()));
  }

  /** A line through places in order. */
  public static Element polyline(List<Spot> spots, String cssClass) {
    return Element.of("polyline", cssClass).attr("points", points(spots));
  }

  /** An area enclosed by places in order. */
  public static Element polygon(List<Spot> spots, String cssClass) {
    return Element.of("polygon", cssClass).attr("points", points(spots));
  }

  /** A rectangle. */
  public static Element rect(Box box, String cssClass) {
    return Element.of("rect", cssClass)
        .attr("x", number(box.left()))
        .attr("y", number(box.top()))
        .attr("width", number(Math.max(0, box.width())))
        .attr("height", number(Math.max(0, box.height())));
  }

  /** Text whose baseline begins, is centred or ends at a place, as its class says. */
  public static Element text(Spot at, String text, String cssClass) {
    return Element.of("text", cssClass)
        .attr("x", number(at.x()))
        .attr("y", number(at.y()))
        .text(text);
  }

  private static String points(List<Spot> spots) {
    StringBuilder out = new StringBuilder();
    for (Spot spot : spots) {
      out.append(out.length() == 0 ? "" : " ");
      out.append(number(spot.x())).append(',').append(number(spot.y()));
    }
    return out.toString();
  }

  /** A coordinate with a tenth of a unit, as short as can be. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalStateException("a drawing cannot have a coordinate of " + value);
    }
    BigDecimal tenths = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    return tenths.signum() == 0 ? "0" : tenths.stripTrailingZeros().toPlainString();
  }
}
