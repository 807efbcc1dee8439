package io.fixres.report.svg;

import io.fixres.report.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts labels beside points where nothing else is, and leaves out those that find no room. */
public final class FreeLabels {
  private static final double AWAY = 11;

  private final Box area;
  private final double fontSize;
  private final List<Box> taken = new ArrayList<>();

  /** Labels within an area, in a font. */
  public FreeLabels(Box area, double fontSize) {
    this.area = area;
    this.fontSize = fontSize;
  }

  /** Keeps labels off a place. */
  public void avoid(Box box) {
    taken.add(box);
  }

  /** A label above, below, right or left of a point: the first that is free, if any. */
  public Optional<Element> place(Spot point, String text, String cssClass) {
    double width = TextWidth.of(text, fontSize);
    double side = AWAY + width / 2;
    List<Spot> middles =
        List.of(
            point.plus(0, -AWAY - fontSize / 2),
            point.plus(0, AWAY + fontSize / 2),
            point.plus(side, 0),
            point.plus(-side, 0),
            point.plus(side - 3, -AWAY),
            point.plus(-side + 3, -AWAY),
            point.plus(side - 3, AWAY),
            point.plus(-side + 3, AWAY));
    for (Spot middle : middles) {
      Box box =
          new Box(
              middle.x() - width / 2,
              middle.y() - fontSize / 2,
              middle.x() + width / 2,
              middle.y() + fontSize / 2);
      if (area.contains(box) && taken.stream().noneMatch(box::overlaps)) {
        taken.add(box);
        return Optional.of(Draw.text(middle.plus(0, fontSize * 0.36), text, "mid " + cssClass));
      }
    }
    return Optional.empty();
  }
}
