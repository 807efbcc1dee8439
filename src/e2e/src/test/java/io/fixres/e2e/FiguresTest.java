package io.fixres.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same figures. */
class FiguresTest {
  private static final String STATUS =
      """
      {"conditions": [], "activeSeconds": 7, "warnings": ["few images"],
       "curve": [{"r": 32, "top1": "61.20"}], "best": {"top1": "77.10", "imagesPerSecond": "812"}}
      """;
  private static final String RESULTS =
      """
      [{"version": 1, "stage": "r32-s0/sweep", "kind": "Sweep", "hash": "0a1b2c3d", "uid": "here",
        "data": {"manifest": "m", "trainImages": 8, "validationImages": 2, "classes": 2, "unreadable": 0},
        "modelSha256": "ab", "points": [[32, 0.875, 2, 1, 2, 0.25, 900]], "notes": [],
        "measured": {"startTime": "t", "completionTime": "t", "seconds": 1.5, "engine": "e",
                     "runner": "r", "device": "cpu"}}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          77.10                | 77.11                | false
          61.20                | 61.21                | false
          few images           | fewer images         | false
          0.25, 900            | 0.2500000000000001, 900 | false
          2, 1, 2              | 2, 2, 2              | false
          "modelSha256": "ab"  | "modelSha256": "ac"  | false
          "seconds": 1.5       | "seconds": 1.6       | true
          0.25, 900            | 0.25, 901            | true
          812                  | 813                  | true
          here                 | there                | true
          "activeSeconds": 7   | "activeSeconds": 8   | true
          """)
  void figuresDifferByWhatWasFoundAndNotByTimes(String from, String to, boolean same)
      throws Exception {
    assertThat(
            figures(STATUS.replace(from, to), RESULTS.replace(from, to))
                .equals(figures(STATUS, RESULTS)))
        .isEqualTo(same);
  }

  private static Figures figures(String status, String results) throws Exception {
    return Figures.of(Json.read(status, FixResExperimentStatus.class), results);
  }
}
