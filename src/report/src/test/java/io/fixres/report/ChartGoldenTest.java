package io.fixres.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.report.chart.AccuracyChart;
import io.fixres.report.chart.GainsPlot;
import io.fixres.report.chart.Price;
import io.fixres.report.chart.PriceChart;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Draw;
import io.fixres.report.view.ReportModel;
import io.fixres.report.view.Story;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drawings, to the byte: a change of one is seen in a review, or it was not meant. */
class ChartGoldenTest {
  private static String golden(String name) throws IOException {
    try (InputStream file = ChartGoldenTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Story story(ReportModel model) {
    return Story.of(model, model.verdict());
  }

  @Test
  void smallCurveIsDrawnAsReviewed() throws IOException {
    // when
    List<Element> drawings = AccuracyChart.draw(story(Samples.ties()));

    // then
    assertThat(drawings).hasSize(2);
    assertThat(drawings.get(1).markup() + "\n").isEqualTo(golden("accuracy-narrow.svg"));
  }

  @Test
  void gainIsDrawnAsReviewed() throws IOException {
    // given
    var gain = VerdictBuilder.gain(1.5, -0.5, 3.5, null);

    // when
    Element strip =
        GainsPlot.over(List.of(gain)).strip("gain", gain, new Draw.Caption("Gain", "+1.5"));

    // then
    assertThat(strip.markup() + "\n").isEqualTo(golden("gain.svg"));
  }

  @Test
  void nothingScoredIsNothingDrawn() {
    // given
    Story story = story(Samples.small(List.of(Samples.curve()), List.of()));

    // then
    assertThat(AccuracyChart.draw(story)).isEmpty();
    assertThat(PriceChart.draw(story, Price.GMACS)).isEmpty();
  }
}
