package io.fixres.report.chart;

import io.fixres.contract.Verdict.CurvePoint;
import java.util.OptionalDouble;

/** What accuracy is paid with. */
public enum Price {
  /** Multiply-accumulates an image: the same on every machine. */
  GMACS("GMACs an image (less is cheaper)") {
    @Override
    OptionalDouble of(CurvePoint point) {
      return OptionalDouble.of(point.gmacs());
    }

    @Override
    double cost(double price) {
      return price;
    }
  },
  /** Images a second on the machine that swept. */
  THROUGHPUT("images a second (more is cheaper)") {
    @Override
    OptionalDouble of(CurvePoint point) {
      Double speed = point.imagesPerSecond();
      return speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed);
    }

    @Override
    double cost(double price) {
      return -price;
    }
  };

  private final String axis;

  Price(String axis) {
    this.axis = axis;
  }

  /** What the axis says. */
  public String axis() {
    return axis;
  }

  /** Unique on the page. */
  public String id() {
    return this == GMACS ? "gmacs" : "throughput";
  }

  /** A point's price, where it was measured. */
  abstract OptionalDouble of(CurvePoint point);

  /** Smaller is better. */
  abstract double cost(double price);
}
