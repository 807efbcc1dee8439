package io.fixres.runner.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.AugmentationKind;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Json;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.Recipe.Range;
import io.fixres.contract.Sha256;
import io.fixres.contract.maths.EvalCrop;
import io.fixres.runner.image.Box;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.transform.ColorJitter.Effect;
import io.fixres.runner.transform.ImageTransform.Shift;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against torchvision 0.22.1 on Pillow 12 images: tools/golden/transforms.py made the vectors. */
class TransformGoldenTest {
  private static final double ONE_24_BITS = 0x1.0p-24;

  static Stream<JsonNode> evaluations() throws IOException {
    return golden("evaluations");
  }

  static Stream<JsonNode> crops() throws IOException {
    return golden("crops");
  }

  static Stream<JsonNode> jitters() throws IOException {
    return golden("jitters");
  }

  static Stream<JsonNode> shifts() throws IOException {
    return golden("shifts");
  }

  @ParameterizedTest
  @MethodSource("jitters")
  void colorJitterHasTorchvisionsBytes(JsonNode golden) {
    RgbImage image = image(golden);

    jitter(golden).apply(image);

    assertThat(digest(image)).isEqualTo(golden.get("sha256").asText());
  }

  @ParameterizedTest
  @MethodSource("shifts")
  void shiftIsResizeFlipJitterCropInThatOrder(JsonNode golden) throws Exception {
    RgbImage image = image(golden);
    EvalPoint point = new EvalPoint(golden.get("crop").asInt(), golden.get("cropPct").asDouble());
    Shift shift =
        new Shift(golden.get("flip").asBoolean(), jitter(golden), golden.get("left").asInt());

    RgbImage crop =
        new ImageTransform(Interpolation.BILINEAR)
            .shifted(image, EvalCrop.of(image.width(), image.height(), point), shift);

    assertThat(digest(crop)).isEqualTo(golden.get("sha256").asText());
  }

  @Test
  void shiftJittersAsStronglyAsTheRecipeSays() throws Exception {
    // given
    RgbImage grey = new RgbImage(40, 30, new byte[40 * 30 * 3]);
    Arrays.fill(grey.pixels(), (byte) 100);

    // when
    byte[] plain = shifted(grey, 0);
    byte[] jittered = shifted(grey, 0.9);

    // then: grey knows brightness alone, and 0.05 of it is 5 of 100
    assertThat(plain).containsOnly(100);
    assertThat(Math.abs((jittered[0] & 0xff) - 100)).isGreaterThan(5);
  }

  private static byte[] shifted(RgbImage image, double jitter) throws Exception {
    Range whole = new Range(1, 1);
    Augmentation how =
        new Augmentation(
            AugmentationKind.TEST_FLIP_JITTER_SHIFT, whole, whole, true, jitter, 0, 0, 1, null);
    return new ImageTransform(Interpolation.BILINEAR)
        .augment(image, new EvalPoint(24, 1), how, Draws.of(0, 0, 0, 0))
        .pixels();
  }

  private static ColorJitter jitter(JsonNode golden) {
    List<Effect> order = new ArrayList<>();
    golden
        .get("order")
        .forEach(name -> order.add(Effect.valueOf(name.asText().toUpperCase(Locale.ROOT))));
    JsonNode factors = golden.get("factors");
    return new ColorJitter(
        order,
        (float) factors.get(0).asDouble(),
        (float) factors.get(1).asDouble(),
        (float) factors.get(2).asDouble());
  }

  @ParameterizedTest
  @MethodSource("evaluations")
  void evaluationHasTorchvisionsBytes(JsonNode golden) throws Exception {
    RgbImage image = image(golden);
    ImageTransform transform =
        new ImageTransform(Interpolation.valueOf(golden.get("filter").asText()));

    RgbImage crop =
        transform.evaluate(
            image, new EvalPoint(golden.get("crop").asInt(), golden.get("cropPct").asDouble()));

    assertThat(digest(crop)).isEqualTo(golden.get("sha256").asText());
  }

  @ParameterizedTest
  @MethodSource("crops")
  void randomCropIsTorchvisionsForTheSameDraws(JsonNode golden) {
    RgbImage image = image(golden);
    Iterator<JsonNode> draws = golden.get("draws").iterator();

    Box box =
        RandomResizedCrop.box(
            image.width(),
            image.height(),
            new Range(golden.get("scaleLow").asDouble(), 1),
            new Range(3.0 / 4, 4.0 / 3),
            () -> draws.next().asInt() * ONE_24_BITS);
    ResizePlan plan = ResizePlan.crop(box, 48, Interpolation.BILINEAR);
    RgbImage crop = new Resizer().resize(image.read(plan.needed(), 0), plan);

    assertThat(List.of(box.left(), box.top(), box.width(), box.height()))
        .isEqualTo(
            Stream.of("left", "top", "cropWidth", "cropHeight")
                .map(name -> golden.get(name).asInt())
                .toList());
    assertThat(digest(crop)).isEqualTo(golden.get("sha256").asText());
  }

  private static RgbImage image(JsonNode golden) {
    int width = golden.get("width").asInt();
    int height = golden.get("height").asInt();
    byte[] pixels = new byte[width * height * 3];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          pixels[to++] = (byte) (x * 7 + y * 13 + c * 29 + (x * y) % 251);
        }
      }
    }
    return new RgbImage(width, height, pixels);
  }

  private static String digest(RgbImage image) {
    return HexFormat.of().formatHex(Sha256.digest().digest(image.copy().pixels()));
  }

  private static Stream<JsonNode> golden(String name) throws IOException {
    try (InputStream in = TransformGoldenTest.class.getResourceAsStream("golden.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      JsonNode list = Json.read(text, JsonNode.class).get(name);
      return StreamSupport.stream(list.spliterator(), false);
    }
  }
}
