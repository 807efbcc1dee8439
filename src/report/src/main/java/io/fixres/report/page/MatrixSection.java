package io.fixres.report.page;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.report.chart.ArmLook;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Arm;
import io.fixres.report.view.Figures;
import io.fixres.report.view.MetricView;
import io.fixres.report.view.Role;
import io.fixres.report.view.Story;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Every arm at every test resolution and crop fraction, in blocks that fit a page. */
final class MatrixSection {
  private static final int COLUMNS = 12;

  private final Story story;
  private final MetricView metric;
  private final DoubleSummaryStatistics range;

  private MatrixSection(Story story) {
    this.story = story;
    this.metric = story.metric();
    this.range =
        story.arms().stream()
            .flatMap(arm -> arm.curve().points().stream())
            .mapToDouble(metric::goodness)
            .summaryStatistics();
  }

  static Element of(Story story) {
    return new MatrixSection(story).section();
  }

  private Element section() {
    Element section = Parts.section("matrix", "Train × test matrix");
    List<EvalPoint> points =
        story.arms().stream()
            .flatMap(arm -> arm.curve().points().stream())
            .map(CurvePoint::point)
            .distinct()
            .sorted()
            .toList();
    for (List<EvalPoint> block : blocks(points)) {
      section.add(Parts.scrolling(label(block), table(block)));
    }
    String caption =
        metric.axis()
            + ", by test resolution in pixels. Outlined: the winner. Bold: the best of its row."
            + " Underlined: the size it was trained at. All figures with intervals: matrix.csv.";
    return section.add(Parts.caption(story.model(), "p", Sentence.begin(caption)));
  }

  private static String label(List<EvalPoint> block) {
    return "Matrix, test resolutions "
        + block.get(0).resolution()
        + " to "
        + block.get(block.size() - 1).resolution();
  }

  /** Blocks of nearly equal width. */
  private static List<List<EvalPoint>> blocks(List<EvalPoint> points) {
    int count = (points.size() + COLUMNS - 1) / COLUMNS;
    List<List<EvalPoint>> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(points.subList(points.size() * i / count, points.size() * (i + 1) / count));
    }
    return blocks;
  }

  private Element table(List<EvalPoint> columns) {
    Element head = Element.of("tr").add(Parts.columnHead("Arm", ""));
    columns.forEach(point -> head.add(columnHead(point)));
    Element body = Element.of("tbody");
    for (Arm arm : story.arms()) {
      Element row = Element.of("tr").add(Parts.rowHead().add(ArmLook.swatch(arm)).text(arm.name()));
      columns.forEach(point -> row.add(cell(arm, point)));
      body.add(row);
    }
    return Element.of("table", "matrix").add(Element.of("thead").add(head)).add(body);
  }

  private Element columnHead(EvalPoint point) {
    Element head = Parts.columnHead(Integer.toString(point.resolution()), "number");
    return story.cropPcts().size() == 1
        ? head
        : head.add(Element.of("span", "detail").text("× " + Figures.plain(point.cropPct())));
  }

  private Element cell(Arm arm, EvalPoint at) {
    Optional<CurvePoint> found =
        arm.curve().points().stream().filter(point -> point.point().equals(at)).findFirst();
    if (found.isEmpty()) {
      return Element.of("td", "number").text(Figures.UNKNOWN);
    }
    CurvePoint point = found.get();
    StringBuilder look = new StringBuilder("number h").append(shade(point));
    if (arm.best(metric).filter(best -> best.equals(point)).isPresent()) {
      look.append(" own");
    }
    if (at.resolution() == arm.curve().trainResolution()) {
      look.append(" at-train");
    }
    if (arm.role() == Role.WINNER && at.equals(story.verdict().best().point())) {
      look.append(" win");
    }
    return Element.of("td", look.toString()).text(metric.figure(metric.value(point)));
  }

  /** 0 for the worst, 9 for the best. */
  private int shade(CurvePoint point) {
    double width = range.getMax() - range.getMin();
    double share = width == 0 ? 0.5 : (metric.goodness(point) - range.getMin()) / width;
    return Math.min(TableStyle.SHADES - 1, (int) (share * TableStyle.SHADES));
  }
}
