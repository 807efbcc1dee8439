package io.fixres.report.chart;

import io.fixres.report.markup.Element;
import io.fixres.report.svg.Draw;
import io.fixres.report.svg.Marker;
import io.fixres.report.svg.Spot;
import io.fixres.report.view.Arm;
import io.fixres.report.view.Role;

/** How an arm looks everywhere on the page: a colour, a dash and a marker, never colour alone. */
public final class ArmLook {
  private static final int CROWD = 24;
  private static final double REACH = 3.6;
  private static final double DOT = 1.6;

  private ArmLook() {}

  /** An arm's parts: their colour comes from its role. */
  static Element group(Arm arm) {
    return Draw.group("arm " + arm.role().cssClass());
  }

  /** Whether so many points of an arm are too many to be drawn large. */
  static boolean isCrowded(int points) {
    return points > CROWD;
  }

  /** A point of an arm; small where points are many. */
  static Element point(Arm arm, Spot spot, boolean isCrowded) {
    if (!arm.role().isTold()) {
      return Marker.CIRCLE.at(spot, DOT, "dot");
    }
    return marker(arm.role()).at(spot, isCrowded ? DOT : REACH, "dot " + fill(arm.role()));
  }

  private static Marker marker(Role role) {
    return switch (role) {
      case WINNER, COUNTERPART, OTHER -> Marker.CIRCLE;
      case DIRECT -> Marker.SQUARE;
      case DIRECT_TUNED -> Marker.DIAMOND;
      case AT_TRAIN_SIZE -> Marker.TRIANGLE;
    };
  }

  private static String fill(Role role) {
    return role == Role.COUNTERPART || role == Role.DIRECT ? "hollow" : "full";
  }

  /** A sample of an arm's line for legends and tables; it says nothing that text does not. */
  public static Element swatch(Arm arm) {
    Spot middle = new Spot(15, 6);
    return Draw.ornament(30, 12)
        .attr("class", "swatch arm " + arm.role().cssClass())
        .add(Draw.line(new Spot(1, 6), new Spot(29, 6), "curve"))
        .add(point(arm, middle, false));
  }
}
