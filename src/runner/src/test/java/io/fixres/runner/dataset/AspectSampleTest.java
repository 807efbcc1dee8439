package io.fixres.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AspectSampleTest {
  @TempDir Path root;

  @Test
  void noMoreThanTwoHundredImagesAreLookedAt() throws IOException {
    // given
    Path folder = Files.createDirectories(root.resolve("val/ant"));
    for (int i = 0; i < 399; i++) {
      try (InputStream in =
          AspectSampleTest.class.getResourceAsStream("/io/fixres/runner/image/png-one-pixel.png")) {
        Files.copy(in, folder.resolve(i + ".png"));
      }
    }

    // when
    List<Double> aspects = AspectSample.of(ImageDataset.open(root, List.of("val")).split("val"));

    // then
    assertThat(aspects).hasSize(200).containsOnly(1.0);
  }
}
