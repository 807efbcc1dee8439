package io.fixres.runner.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.AugmentationKind;
import io.fixres.contract.Decoding;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Json;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.Recipe.Range;
import io.fixres.contract.Sha256;
import io.fixres.runner.image.Box;
import io.fixres.runner.image.ImageDecoder;
import io.fixres.runner.image.ImagePart;
import io.fixres.runner.image.ImageSize;
import io.fixres.runner.image.ImageSource;
import io.fixres.runner.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Pillow 12's draft mode and its resize with a box: tools/golden/scaled.py. */
class ScaledDecodingTest {

  static Stream<JsonNode> pictures() throws IOException {
    String text = new String(bytes("scaled.json"), StandardCharsets.UTF_8);
    return StreamSupport.stream(Json.read(text, JsonNode.class).spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aHalvedPictureHasPillowsBytes(JsonNode golden) throws Exception {
    // given
    ImageSource image = open(golden);
    int halvings = golden.get("halvings").asInt();
    ImageSize size = image.size().halved(halvings);

    // when
    ImagePart all = image.read(new Box(0, 0, size.width(), size.height()), halvings);

    // then
    assertThat(size)
        .isEqualTo(new ImageSize(golden.get("width").asInt(), golden.get("height").asInt()));
    assertThat(digest(all.pixels())).isEqualTo(golden.get("sha256").asText());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aCropOfItHasPillowsBytesThoughNoMoreIsDecoded(JsonNode golden) throws Exception {
    int halvings = golden.get("halvings").asInt();
    for (JsonNode crop : golden.get("crops")) {
      // given
      ImageSource image = open(golden);
      JsonNode b = crop.get("box");
      Box box = new Box(b.get(0).asInt(), b.get(1).asInt(), b.get(2).asInt(), b.get(3).asInt());
      ResizePlan plan =
          ResizePlan.crop(
              box,
              image.size().halved(halvings),
              halvings,
              crop.get("side").asInt(),
              Interpolation.valueOf(crop.get("filter").asText()));

      // when
      RgbImage square = new Resizer().resize(image.read(plan.needed(), halvings), plan);

      // then
      assertThat(digest(square)).as("%s", crop).isEqualTo(crop.get("sha256").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SCALED,9,2",
    "SCALED,10,2",
    "SCALED,11,1",
    "SCALED,20,1",
    "SCALED,21,0",
    "SCALED,1,3",
    "EXACT,9,0"
  })
  void sidesAreHalvedWhileTheCropKeepsTheResolution(Decoding decoding, int side, int halvings)
      throws Exception {
    // given: a crop of 40 pixels, always
    Asked image = new Asked(new RgbImage(40, 40, new byte[40 * 40 * 3]));
    Augmentation how =
        new Augmentation(
            AugmentationKind.TRAIN, new Range(1, 1), new Range(1, 1), false, 0, 0, 0, 1, decoding);

    // when
    new ImageTransform(Interpolation.BILINEAR)
        .augment(image, new EvalPoint(side, 1), how, Draws.of(0, 0, 0, 0));

    // then
    assertThat(image.asked).containsExactly(halvings);
  }

  @Test
  void evaluationIsNeverScaled() throws Exception {
    // given
    Asked image = new Asked(new RgbImage(40, 40, new byte[40 * 40 * 3]));

    // when
    new ImageTransform(Interpolation.BILINEAR).evaluate(image, new EvalPoint(5, 0.875));

    // then
    assertThat(image.asked).containsExactly(0);
  }

  /** A picture that notes how it is read. */
  private record Asked(RgbImage image, List<Integer> asked) implements ImageSource {
    Asked(RgbImage image) {
      this(image, new ArrayList<>());
    }

    @Override
    public ImageSize size() {
      return image.size();
    }

    @Override
    public int mostHalvings() {
      return 3;
    }

    @Override
    public ImagePart read(Box wanted, int halvings) {
      asked.add(halvings);
      ImageSize size = size().halved(halvings);
      Box all = new Box(0, 0, size.width(), size.height());
      return new ImagePart(new RgbImage(all.width(), all.height(), image.pixels()), all, halvings);
    }
  }

  private static ImageSource open(JsonNode golden) throws Exception {
    String name = golden.get("file").asText();
    return new ImageDecoder().open(name, bytes("/io/fixres/runner/image/" + name));
  }

  private static String digest(RgbImage image) {
    return HexFormat.of().formatHex(Sha256.digest().digest(image.copy().pixels()));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ScaledDecodingTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
