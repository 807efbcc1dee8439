package io.fixres.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.report.svg.Axes.Mark;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxesTest {
  private static Axes axes(double low, double high) {
    Box plot = new Box(40, 10, 340, 200);
    return Axes.over(plot, new Scale(low, high, 40, 340), Ticks.around(0, 100, 5));
  }

  @Test
  void figuresAreThinnedUntilTheyFit() {
    // given
    List<Mark> marks =
        IntStream.range(0, 64).mapToObj(i -> new Mark(96 + 8 * i, "" + (96 + 8 * i))).toList();

    // when
    String columns = axes(96, 600).columns(marks, "pixels").markup();

    // then
    assertThat(columns).contains(">96<").doesNotContain(">104<");
    assertThat(columns.split("<text", -1)).hasSizeBetween(4, 12);
    assertThat(columns.split("class=\"tick\"", -1)).hasSize(65);
  }

  @Test
  void domainOfOneValueLiesInTheMiddle() {
    assertThat(axes(48, 48).at(48, 50)).isEqualTo(new Spot(190, 105));
  }

  @Test
  void figureThatIsNoNumberIsNotDrawn() {
    assertThatThrownBy(() -> Draw.line(new Spot(0, Double.NaN), new Spot(0, 0), "grid"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void coordinatesAreShort() {
    assertThat(List.of(Draw.number(12.04), Draw.number(-0.01), Draw.number(100)))
        .containsExactly("12", "0", "100");
  }
}
