package io.fixres.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.report.view.ParetoFront.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
  @Test
  void whatIsDearerAndNoBetterIsLeftOut() {
    // given
    List<Offer<String>> offers =
        List.of(
            new Offer<>(3, 80, "dear and equal"),
            new Offer<>(2, 80, "best"),
            new Offer<>(1, 60, "cheap"),
            new Offer<>(1.5, 55, "dearer and worse"));

    // when
    List<Offer<String>> front = ParetoFront.of(offers);

    // then
    assertThat(front.stream().map(Offer::item)).containsExactly("cheap", "best");
  }

  @Test
  void ofTwoEqualsTheFirstIsKept() {
    // given
    List<Offer<String>> offers = List.of(new Offer<>(1, 60, "a"), new Offer<>(1, 60, "b"));

    // when
    List<Offer<String>> front = ParetoFront.of(offers);

    // then
    assertThat(front.stream().map(Offer::item)).containsExactly("a");
  }

  @Test
  void nothingOfferedIsNoFront() {
    assertThat(ParetoFront.of(List.of())).isEmpty();
  }
}
