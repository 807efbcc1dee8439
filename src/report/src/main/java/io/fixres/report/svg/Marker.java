package io.fixres.report.svg;

import io.fixres.report.markup.Element;
import java.util.List;

/** The shape of a point, so that arms differ by more than their colour. */
public enum Marker {
  /** A disc. */
  CIRCLE {
    @Override
    public Element at(Spot spot, double reach, String cssClass) {
      return Element.of("circle", cssClass)
          .attr("cx", Draw.number(spot.x()))
          .attr("cy", Draw.number(spot.y()))
          .attr("r", Draw.number(reach));
    }
  },
  /** A square on its side. */
  SQUARE {
    @Override
    public Element at(Spot spot, double reach, String cssClass) {
      return Draw.rect(Box.around(spot, reach * 0.9), cssClass);
    }
  },
  /** A square on its corner. */
  DIAMOND {
    @Override
    public Element at(Spot spot, double reach, String cssClass) {
      double r = reach * 1.3;
      return Draw.polygon(
          List.of(spot.plus(0, -r), spot.plus(r, 0), spot.plus(0, r), spot.plus(-r, 0)), cssClass);
    }
  },
  /** A triangle on its side. */
  TRIANGLE {
    @Override
    public Element at(Spot spot, double reach, String cssClass) {
      double r = reach * 1.2;
      return Draw.polygon(
          List.of(spot.plus(0, -r), spot.plus(r, r * 0.8), spot.plus(-r, r * 0.8)), cssClass);
    }
  };

  /**
   * The marker at a place.
   *
   * @param spot its centre
   * @param reach about half its width
   * @param cssClass its look
   */
  public abstract Element at(Spot spot, double reach, String cssClass);
}
