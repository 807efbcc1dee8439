package io.fixres.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.report.view.ReportModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ReportPageTest {
  static Stream<Named<ReportModel>> samples() {
    return Samples.all().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pageIsWellFormedAndItsIdsAreUnique(ReportModel model) {
    // when
    PageText page = PageText.parse(ReportPage.render(model));

    // then
    assertThat(page.attributes("id")).isNotEmpty().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyDrawingSpeaksOrIsSilentOnPurpose(ReportModel model) {
    // when
    PageText page = PageText.parse(ReportPage.render(model));

    // then
    List<String> ids = page.attributes("id");
    for (Element svg : page.all("svg")) {
      if (!svg.getAttribute("aria-hidden").equals("true")) {
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(ids).contains(svg.getAttribute("aria-labelledby").split(" "));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingIsLoadedAndNothingRuns(ReportModel model) {
    // when
    String html = ReportPage.render(model);

    // then
    PageText page = PageText.parse(html);
    assertThat(page.attributes("src")).isEmpty();
    assertThat(page.attributes("href")).allMatch(target -> target.startsWith("#"));
    assertThat(page.all("script")).isEmpty();
    assertThat(html).doesNotContain("url(").doesNotContain("@import").doesNotContain("NaN");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sameModelGivesTheSameBytes(ReportModel model) {
    assertThat(ReportPage.render(model)).isEqualTo(ReportPage.render(model));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyLinkLeadsSomewhere(ReportModel model) {
    // when
    PageText page = PageText.parse(ReportPage.render(model));

    // then
    assertThat(page.attributes("id"))
        .containsAll(page.attributes("href").stream().map(href -> href.substring(1)).toList());
  }

  @Test
  void answerIsTheLargestThingAndTheTitle() {
    // when
    PageText page = PageText.parse(ReportPage.render(LongSamples.quickstart()));

    // then
    assertThat(page.texts("title")).contains("quickstart: best at 64 px");
    assertThat(page.texts("dd"))
        .contains("79.72 %", "95 % interval 78.31\u00a0to\u00a081.08", "+5.20 points");
    assertThat(page.texts("p")).contains("64 px").anyMatch(text -> text.startsWith("Test at 64"));
  }

  @Test
  void figuresOfDrawnScenesSaySo() {
    // when
    PageText page = PageText.parse(ReportPage.render(LongSamples.quickstart()));

    // then
    assertThat(page.texts("figcaption").stream().filter(text -> !text.isEmpty()))
        .isNotEmpty()
        .allMatch(text -> text.contains("synthetic scenes"));
    assertThat(page.texts("p").stream().filter(text -> text.startsWith("Paired")))
        .allMatch(text -> text.contains("synthetic scenes"));
    assertThat(page.texts("header")).allMatch(text -> text.contains("synthetic scenes"));
  }

  @Test
  void figuresOfImagesDoNot() {
    assertThat(ReportPage.render(LongSamples.photos())).doesNotContain("synthetic scenes");
  }

  @Test
  void nothingThatAUserNamedBecomesMarkup() {
    // given
    ReportModel plain = LongSamples.quickstart();
    String hostile = "</title></style><script>alert(1)</script><img src=x onerror=y>";
    ReportModel model =
        new ReportModel(
            hostile,
            plain.spec(),
            Samples.status(Stages.of(hostile)),
            plain.verdict(),
            List.of(hostile),
            hostile,
            null);

    // when
    PageText page = PageText.parse(ReportPage.render(model));

    // then
    assertThat(page.all("script")).isEmpty();
    assertThat(page.all("img")).isEmpty();
    assertThat(page.texts("h1")).containsExactly(hostile);
    assertThat(page.texts("pre")).containsExactly(hostile);
  }

  @Test
  void budgetIsToldAsItWasAsked() {
    assertThat(ReportPage.render(LongSamples.large())).contains("Budget: 4.1075 GMACs.");
  }

  @Test
  void classesAreThoseOfTheImages() {
    // given a network of more outputs than there are classes
    ReportModel wide = LongSamples.wide();

    // when
    PageText page = PageText.parse(ReportPage.render(wide));

    // then
    assertThat(wide.outputs()).hasValue(1000);
    assertThat(page.texts("p")).anyMatch(text -> text.contains(" · 10 classes · "));
  }

  @Test
  void missingThroughputIsSaid() {
    // when
    PageText page = PageText.parse(ReportPage.render(LongSamples.photos()));

    // then
    assertThat(page.texts("figcaption"))
        .anyMatch(text -> text.contains("Throughput was not measured."));
    assertThat(page.attributes("id")).contains("price-gmacs-title");
    assertThat(page.attributes("id")).doesNotContain("price-throughput-title");
  }

  @Test
  void anUnknownPriceIsADash() {
    // when
    PageText page = PageText.parse(ReportPage.render(Samples.unpriced()));

    // then
    assertThat(page.texts("dd")).contains("–").noneMatch(text -> text.contains("GMACs"));
  }

  @Test
  void aLossIsNotCalledAGain() {
    // when
    PageText page = PageText.parse(ReportPage.render(LongSamples.photos()));

    // then
    assertThat(page.texts("td")).contains("not shownp = 0.791", "a lossp = 0.021");
  }

  @Test
  void failureIsSaidWithoutAVerdict() {
    // when
    PageText page = PageText.parse(ReportPage.render(Samples.failed()));

    // then
    assertThat(page.texts("strong")).contains("r128-s0/train failed: Diverged");
    assertThat(page.texts("p")).anyMatch(text -> text.startsWith("Not concluded yet"));
    assertThat(page.texts("td")).contains("failed", "running", "–");
  }

  @Test
  void largestExperimentStaysALightPage() {
    assertThat(ReportPage.render(LongSamples.large()).length()).isLessThan(400_000);
  }
}
