package io.fixres.report.svg;

/** A place on a drawing, in its units; y grows downwards. */
public record Spot(double x, double y) {
  /** This place, moved. */
  public Spot plus(double dx, double dy) {
    return new Spot(x + dx, y + dy);
  }
}
