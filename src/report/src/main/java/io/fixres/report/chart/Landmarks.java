package io.fixres.report.chart;

import io.fixres.contract.Verdict.Prediction;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Axes;
import io.fixres.report.svg.Box;
import io.fixres.report.svg.Draw;
import io.fixres.report.svg.LabelRows;
import io.fixres.report.svg.Scale;
import io.fixres.report.svg.Spot;
import io.fixres.report.view.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolutions that the accuracy chart marks by name: trained at, predicted, best. */
final class Landmarks {
  private static final double ROW = 17;

  private final Scale x;
  private final LabelRows rows;
  private final List<Landmark> landmarks = new ArrayList<>();
  private final @Nullable Prediction predicted;

  /** A marked place with its label. */
  private record Landmark(double x, String text, String cssClass, LabelRows.Placed label) {}

  Landmarks(Story story, Scale x) {
    this.x = x;
    this.rows = new LabelRows(x.from() - 10, x.to() + 10, Axes.FONT);
    Prediction prediction = story.verdict().predicted();
    this.predicted = prediction != null && isSeen(prediction) ? prediction : null;
    mark(story.bestResolution(), "best " + story.bestResolution(), "best");
    int train = story.verdict().best().trainResolution();
    if (train >= x.low() && train <= x.high()) {
      mark(train, "trained at " + train, "trained");
    }
    if (predicted != null) {
      mark((predicted.low() + predicted.high()) / 2, text(predicted), "predicted");
    }
  }

  private boolean isSeen(Prediction prediction) {
    return prediction.high() >= x.low() && prediction.low() <= x.high();
  }

  private static String text(Prediction prediction) {
    return "predicted %.0f–%.0f".formatted(prediction.low(), prediction.high());
  }

  private void mark(double resolution, String text, String cssClass) {
    double at = x.within(resolution);
    landmarks.add(new Landmark(at, text, cssClass, rows.place(at, text)));
  }

  /** What the labels need above the plot. */
  double height() {
    return rows.rows() * ROW + 4;
  }

  private double baseline(Landmark landmark) {
    return 8 + (rows.rows() - landmark.label().row()) * ROW - 4;
  }

  /** The predicted range, behind everything. */
  Element band(Box plot) {
    Element band = Draw.group("landmarks");
    if (predicted != null) {
      double left = x.within(predicted.low());
      double right = x.within(predicted.high());
      band.add(Draw.rect(new Box(left, plot.top(), right, plot.bottom()), "prediction"));
    }
    return band;
  }

  /** A line from each label down to the axis. */
  Element lines(Box plot) {
    Element lines = Draw.group("landmarks");
    for (Landmark landmark : landmarks) {
      if (!landmark.cssClass().equals("predicted")) {
        Spot top = new Spot(landmark.x(), baseline(landmark) + 4);
        lines.add(Draw.line(top, new Spot(landmark.x(), plot.bottom()), landmark.cssClass()));
      }
    }
    return lines;
  }

  /** The labels, over everything. */
  Element labels() {
    Element labels = Draw.group("landmarks");
    for (Landmark landmark : landmarks) {
      Spot at = new Spot(landmark.label().middle(), baseline(landmark));
      labels.add(Draw.text(at, landmark.text(), "mid halo " + landmark.cssClass()));
    }
    return labels;
  }
}
