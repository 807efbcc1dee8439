package io.fixres.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixCsvTest {
  @Test
  void headerBeginsWithTimms() {
    assertThat(MatrixCsv.render(Samples.failed()))
        .isEqualTo(MatrixCsv.TIMM_HEADER + "," + MatrixCsv.OUR_HEADER + "\n");
  }

  @Test
  void everyPointOfEveryArmIsALineWithAllColumns() {
    // when
    String csv = MatrixCsv.render(LongSamples.large());

    // then
    int columns = csv.lines().findFirst().orElseThrow().split(",").length;
    assertThat(csv.lines()).hasSize(1 + 64 * 8);
    assertThat(csv.lines()).allMatch(line -> line.split(",", -1).length == columns);
  }

  @Test
  void figuresAreThoseOfTheVerdict() {
    // when
    String csv = MatrixCsv.render(LongSamples.quickstart());

    // then
    assertThat(csv)
        .contains(
            "tiny_resnet10,48,75.078,24.922,93.022,6.978,0.31,0.875,bilinear,"
                + "48,,Untuned,73.182,76.974,0.8039,0.0088,6293.4,2000\n")
        .contains(",48,64,Tuned,");
  }

  @Test
  void whatIsNotKnownStaysEmpty() {
    // when
    String csv = MatrixCsv.render(LongSamples.photos());

    // then
    assertThat(csv.lines().skip(1))
        .allMatch(line -> line.startsWith("tf_efficientnet_lite0,") && line.endsWith(",,196"));
  }
}
