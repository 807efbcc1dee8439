package io.fixres.runner.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values: tools/golden/images.py, made by Pillow 12.3.0. */
final class ImageDecoderTest {
  private final ImageDecoder decoder = new ImageDecoder();

  @Test
  void everyKindOfFileHasPillowsPixels() throws Exception {
    // given
    JsonNode golden = new ObjectMapper().readTree(file("golden.json"));
    Map<String, String> expected = new TreeMap<>();
    golden.properties().forEach(e -> expected.put(e.getKey(), e.getValue().toString()));

    // when
    Map<String, String> decoded = new TreeMap<>();
    for (String name : expected.keySet()) {
      RgbImage image = decoder.decode(name, file(name));
      decoded.put(name, "[%d,%d,\"%s\"]".formatted(image.width(), image.height(), sha256(image)));
    }

    // then
    assertThat(decoded).hasSize(58).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jpeg-420-61x47.jpg", "jpeg-440.jpg", "jpeg-grey.jpg", "jpeg-restarts.jpg"})
  void baselineJpegsNeedNoPlatformReader(String name) throws Exception {
    assertThat(decoder.open(name, file(name))).isInstanceOf(JpegImage.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg-420-61x47.jpg", "jpeg-restarts.jpg", "jpeg-quality-100.jpg"})
  void aCutJpegIsRefusedWhereverItIsCut(String name) throws Exception {
    // given
    byte[] whole = file(name);

    // when, then
    for (int length = 1; length < whole.length - 40; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoder.decode(name, cut))
          .as("cut to %d bytes", cut.length)
          .isInstanceOf(ImageReadException.class)
          .hasMessageContaining("cannot read image " + name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg-progressive.jpg", "jpeg-cmyk.jpg"})
  void whatThePlatformReadsIsRefusedWhereverItIsCut(String name) throws Exception {
    // given
    byte[] whole = file(name);

    // when, then: without its last byte it has no end, behind which scans may be missing
    for (int length = 1; length < whole.length; length += length < whole.length - 40 ? 7 : 1) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoder.decode(name, cut))
          .as("cut to %d of %d bytes", cut.length, whole.length)
          .isInstanceOf(ImageReadException.class)
          .hasMessageContaining("cannot read image " + name);
    }
  }

  @Test
  void strayBytesBetweenSegmentsAndBehindTheEndCostNoPixel() throws Exception {
    // given
    byte[] whole = file("jpeg-progressive.jpg");
    int second = 4 + whole[5]; // behind the start and a segment of less than 128 bytes
    byte[] stray = new byte[whole.length + 8];
    System.arraycopy(whole, 0, stray, 0, second);
    System.arraycopy(whole, second, stray, second + 4, whole.length - second);

    // when, then
    assertThat(sha256(decoder.decode("stray.jpg", stray)))
        .isEqualTo(sha256(decoder.decode("whole.jpg", whole)));
  }

  @Test
  void restartMarkersCountAndFillBytesComeBeforeMarkersAlone() throws Exception {
    // given
    String name = "jpeg-restarts.jpg";
    byte[] whole = file(name);
    byte[] swapped = whole.clone();
    swapped[inScan(whole, 0xd0)] = (byte) 0xd1;
    byte[] filled = withFillByte(whole, inScan(whole, 0xd0));
    byte[] stray = withFillByte(whole, inScan(whole, 0));

    // when, then
    assertThat(sha256(decoder.decode(name, filled))).isEqualTo(sha256(decoder.decode(name, whole)));
    for (byte[] damaged : List.of(swapped, stray)) {
      assertThatThrownBy(() -> decoder.decode(name, damaged))
          .hasMessageContaining("its data is damaged or ends early");
    }
  }

  /** Where in the scan a code stands behind its 0xff. */
  private static int inScan(byte[] file, int code) {
    int at = 1;
    boolean isInScan = false;
    while (!isInScan || file[at - 1] != -1 || (file[at] & 0xff) != code) {
      isInScan |= file[at - 1] == -1 && (file[at] & 0xff) == 0xda;
      at++;
    }
    return at;
  }

  private static byte[] withFillByte(byte[] file, int at) {
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    System.arraycopy(file, at, longer, at + 1, file.length - at);
    longer[at] = -1;
    return longer;
  }

  @Test
  void damagedFilesAreDecodedOrRefusedButNeverCrash() throws Exception {
    // given
    Random random = new Random(1);
    String[] names = {"jpeg-420-61x47.jpg", "jpeg-progressive.jpg", "png-rgb.png", "bmp-rgb.bmp"};

    for (int i = 0; i < 500; i++) {
      byte[] damaged = file(names[i % names.length]);
      for (int k = 0; k < 3; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }

      // when
      Throwable seen = null;
      try {
        decoder.decode("damaged", damaged);
      } catch (ImageReadException e) {
        seen = e.getCause();
      }

      // then
      assertThat(seen).isNull();
    }
  }

  @Test
  void aTextFileNamedJpgIsRefusedByItsContent() {
    byte[] text = "not an image".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> decoder.decode("dir/a.jpg", text))
        .hasMessage(
            "cannot read image dir/a.jpg: its content is not JPEG, PNG, GIF, BMP or WebP, whatever its name says");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> decoder.decode("a.jpg", new byte[0]))
        .hasMessage("cannot read image a.jpg: the file is empty");
  }

  @Test
  void aHostileSizeIsRefusedBeforeAnythingIsAllocated() throws Exception {
    // given
    byte[] png = file("png-rgb.png");
    Arrays.fill(png, 18, 20, (byte) 0xff);
    Arrays.fill(png, 22, 24, (byte) 0xff);

    // when, then
    assertThatThrownBy(() -> decoder.decode("bomb.png", png))
        .hasMessageContaining("65535x65535 is more than the limit of 178956970 pixels");
  }

  @Test
  void theHeaderAloneTellsTheSize() throws Exception {
    // given
    byte[] head = Arrays.copyOf(file("jpeg-20000-wide.jpg"), 300);

    // when
    ImageSize size = ImageDecoder.size("wide.jpg", head);

    // then
    assertThat(size).isEqualTo(new ImageSize(20000, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gif-offset.gif", "gif-beyond.gif", "webp-animated-lossy.webp", "webp-alpha.webp"})
  void theHeaderSaysTheSizeOfTheScreenAndACutIsRefused(String name) throws Exception {
    // given
    byte[] whole = file(name);

    // when, then
    assertThat(ImageDecoder.size(name, whole)).isEqualTo(decoder.decode(name, whole).size());
    for (int length = 1; length < whole.length / 3; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoder.decode(name, cut))
          .as("cut to %d bytes", cut.length)
          .isInstanceOf(ImageReadException.class)
          .hasMessageContaining("cannot read image " + name);
    }
  }

  @Test
  void aFrameBeyondItsCanvasIsRefused() throws Exception {
    // given
    byte[] file = file("webp-animated-lossy.webp");
    file[24] = 20;

    // when, then
    assertThatThrownBy(() -> decoder.decode("a.webp", file))
        .hasMessageEndingWith("damaged WEBP: its first frame lies beyond its canvas of 21x40");
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = ImageDecoderTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static String sha256(RgbImage image) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(image.pixels(), 0, image.stride() * image.height());
    return HexFormat.of().formatHex(digest.digest());
  }
}
