package io.fixres.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.report.markup.Element;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void labelsThatWouldTouchAreStacked() {
    // given
    LabelRows rows = new LabelRows(0, 300, 12);

    // when
    LabelRows.Placed best = rows.place(100, "best 64");
    LabelRows.Placed predicted = rows.place(105, "predicted 58–66");
    LabelRows.Placed far = rows.place(250, "trained at 96");

    // then
    assertThat(best.row()).isZero();
    assertThat(predicted.row()).isEqualTo(1);
    assertThat(far.row()).isZero();
    assertThat(rows.rows()).isEqualTo(2);
  }

  @Test
  void labelsStayWithinTheEdges() {
    // given
    LabelRows rows = new LabelRows(0, 300, 12);

    // when
    LabelRows.Placed label = rows.place(299, "trained at 224");

    // then
    assertThat(label.middle() + label.width() / 2).isLessThanOrEqualTo(300);
  }

  @Test
  void noLabelsNeedNoRows() {
    assertThat(new LabelRows(0, 300, 12).rows()).isZero();
  }

  @Test
  void freeLabelStandsAboveItsPoint() {
    // given
    FreeLabels labels = new FreeLabels(new Box(0, 0, 200, 200), 12);

    // when
    Optional<Element> label = labels.place(new Spot(100, 100), "64", "figure");

    // then
    assertThat(label.orElseThrow().markup())
        .isEqualTo("<text class=\"mid figure\" x=\"100\" y=\"87.3\">64</text>");
  }

  @Test
  void labelWithoutRoomIsLeftOut() {
    // given
    FreeLabels labels = new FreeLabels(new Box(0, 0, 200, 200), 12);
    labels.avoid(new Box(0, 0, 200, 200));

    // when
    Optional<Element> label = labels.place(new Spot(100, 100), "64", "figure");

    // then
    assertThat(label).isEmpty();
  }
}
