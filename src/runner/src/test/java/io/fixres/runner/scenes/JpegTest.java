package io.fixres.runner.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegTest {
  @Test
  void anotherDecoderSeesWhatWasDrawn() throws IOException {
    // given
    Canvas canvas = Scene.of(new SceneSpec(100, 10, 1), 12).draw();

    // when
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(Jpeg.encode(canvas)));

    // then
    assertThat(seen.getWidth()).isEqualTo(SceneSpec.SIDE);
    assertThat(greenError(canvas, seen)).isLessThan(8);
  }

  @Test
  void smoothPictureIsNearlyExact() throws IOException {
    // given
    Canvas canvas = new Canvas(32);
    for (int at = 0; at < canvas.red.length; at++) {
      canvas.blend(at, new Rgb(at % 32 / 40f, at / 32 / 40f, 0.4f), 1);
    }

    // when
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(Jpeg.encode(canvas)));

    // then
    assertThat(greenError(canvas, seen)).isLessThan(2);
  }

  /** Root of the mean squared error of green, of 255. */
  private static double greenError(Canvas canvas, BufferedImage seen) {
    double sum = 0;
    for (int at = 0; at < canvas.green.length; at++) {
      int green = seen.getRGB(at % canvas.side, at / canvas.side) >> 8 & 255;
      double error = green - 255 * Math.max(0, Math.min(1, canvas.green[at]));
      sum += error * error;
    }
    return Math.sqrt(sum / canvas.green.length);
  }
}
