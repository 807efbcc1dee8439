package io.fixres.runner.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpegRegionTest {
  private static final int BOXES = 25;

  private final ImageDecoder decoder = new ImageDecoder();

  static Stream<String> files() throws IOException {
    return JpegFiles.baseline().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void anyPartAtAnyScaleHasThePixelsOfTheWhole(String name) throws Exception {
    // given
    byte[] file = JpegFiles.bytes(name);
    Random random = new Random(name.hashCode());
    for (int halvings = 0; halvings <= 3; halvings++) {
      ImageSize size = decoder.open(name, file).size().halved(halvings);
      Box all = new Box(0, 0, size.width(), size.height());
      RgbImage whole = decoder.open(name, file).read(all, halvings).pixels().copy();
      for (int i = 0; i < BOXES; i++) {
        Box box = box(size, random);

        // when
        ImagePart part = decoder.open(name, file).read(box, halvings);

        // then
        assertThat(part.box().contains(box)).as("%s in %s", box, part.box()).isTrue();
        assertThat(cut(part, box))
            .as("%s of %s, halved %d times", box, name, halvings)
            .isEqualTo(cut(new ImagePart(whole, all, halvings), box));
      }
    }
  }

  @Test
  void noMoreThanTheBlocksUnderAPartIsDecoded() throws Exception {
    // given
    JpegFrame frame = JpegFrame.of(JpegFiles.bytes("jpeg-420-61x47.jpg"));

    // when
    JpegWindow.of(frame, new Box(33, 17, 10, 10), 0);

    // then
    assertThat(frame.components[0].blocks).isEqualTo(new Box(4, 2, 2, 2));
    assertThat(frame.components[1].blocks).isEqualTo(new Box(1, 0, 2, 2));
  }

  @Test
  void aPartThatIsThereIsNotDecodedAgain() throws Exception {
    // given
    ImageSource image = decoder.open("a.jpg", JpegFiles.bytes("jpeg-420-61x47.jpg"));
    ImagePart first = image.read(new Box(10, 10, 30, 30), 0);

    // when, then
    assertThat(image.read(new Box(20, 15, 20, 25), 0)).isSameAs(first);
    assertThat(image.read(new Box(20, 15, 21, 26), 0)).isNotSameAs(first);
  }

  private static Box box(ImageSize size, Random random) {
    int width = 1 + random.nextInt(Math.min(200, size.width()));
    int height = 1 + random.nextInt(size.height());
    int left = random.nextInt(size.width() - width + 1);
    return new Box(left, random.nextInt(size.height() - height + 1), width, height);
  }

  static byte[] cut(ImagePart part, Box box) {
    byte[] pixels = new byte[box.width() * box.height() * 3];
    for (int y = 0; y < box.height(); y++) {
      int from = part.row(box.top() + y) + box.left() * 3;
      System.arraycopy(part.pixels().pixels(), from, pixels, y * box.width() * 3, box.width() * 3);
    }
    return pixels;
  }
}
