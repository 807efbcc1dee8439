package io.fixres.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.runner.image.ImageReadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageDatasetTest {
  @TempDir Path root;

  @Test
  void imagesComeInTorchvisionsOrder() throws IOException {
    // given
    file("val/dog/b.JPG", "2");
    file("val/dog/a.png", "1");
    file("val/Zebra/deep/ç a.webp", "3");
    file("val/dog/notes.txt", "no image");

    // when
    ImageDataset dataset = ImageDataset.open(root, List.of("val"));

    // then
    ImageSplit split = dataset.split("val");
    assertThat(dataset.classes()).containsExactly("Zebra", "dog");
    assertThat(names(split))
        .containsExactly("val/Zebra/deep/ç a.webp", "val/dog/a.png", "val/dog/b.JPG");
    assertThat(split.label(0)).isZero();
    assertThat(split.label(2)).isEqualTo(1);
    assertThat(split.bytes(1)).asString(StandardCharsets.UTF_8).isEqualTo("1");
  }

  @Test
  void tarShardsHoldTheSameSamples() throws IOException {
    // given
    Files.write(
        root.resolve("train-0000.tar"),
        tar(
            "x/0001.jpg",
            "first",
            "x/0001.cls",
            "cat",
            "x/0002.jpg",
            "second",
            "x/0002.cls",
            "ant"));
    Files.write(root.resolve("train-0001.tar"), tar("x/0003.cls", "cat", "x/0003.png", "third"));

    // when
    ImageDataset dataset = ImageDataset.open(root, List.of("train"));

    // then
    ImageSplit split = dataset.split("train");
    assertThat(dataset.classes()).containsExactly("ant", "cat");
    assertThat(IntStream.range(0, 3).map(split::label)).containsExactly(1, 0, 1);
    assertThat(split.bytes(2)).asString(StandardCharsets.UTF_8).isEqualTo("third");
    assertThat(split.name(1)).isEqualTo("train-0000.tar!x/0002.jpg");
  }

  @Test
  void numbersOfClassesMayBeginWithZeros() throws IOException {
    Files.write(
        root.resolve("train-0.tar"),
        tar(
            "a.jpg", "1", "a.cls", "0002", "b.jpg", "2", "b.cls", "0000", "c.jpg", "3", "c.cls",
            "2"));

    ImageDataset dataset = ImageDataset.open(root, List.of("train"));

    assertThat(dataset.classes()).containsExactly("0", "1", "2");
    assertThat(IntStream.range(0, 3).map(dataset.split("train")::label)).containsExactly(2, 0, 2);
  }

  @Test
  void aTarThatIsDamagedIsNamed() throws IOException {
    // given
    byte[] tar = tar("a.jpg", "1", "a.cls", "ant");
    byte[] flipped = tar.clone();
    flipped[1024 + 3] ^= 1;
    Files.write(root.resolve("flipped-0.tar"), flipped);
    Files.write(root.resolve("cut-0.tar"), Arrays.copyOf(tar, 1538));
    Files.writeString(root.resolve("text-0.tar"), "no tar".repeat(200));

    // when, then
    assertThat(failure("flipped"))
        .hasMessageEndingWith(
            "flipped-0.tar is no tar file, or damaged: the checksum of the header at byte 1024 is wrong; copy it again, or remove it")
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
    assertThat(failure("cut")).hasMessageContaining("it ends within a.cls");
    assertThat(failure("text")).hasMessageContaining("the checksum of the header at byte 0");
  }

  @Test
  void classesAndImagesAreSortedByCodePoint() throws IOException {
    // given: U+1F98A is two UTF-16 units that come before U+FF41
    String fox = new String(Character.toChars(0x1f98a));
    file("val/" + fox + "/1.jpg", "");
    file("val/\uff41/1.jpg", "");
    file("val/\uff41/z.jpg", "");
    file("val/\uff41/deep/a.jpg", "");
    file("val/a/1.jpg", "");

    // when
    ImageDataset dataset = ImageDataset.open(root, List.of("val"));

    // then
    assertThat(dataset.classes()).containsExactly("a", "\uff41", fox);
    assertThat(names(dataset.split("val")))
        .containsExactly(
            "val/a/1.jpg",
            "val/\uff41/1.jpg",
            "val/\uff41/z.jpg",
            "val/\uff41/deep/a.jpg",
            "val/" + fox + "/1.jpg");
  }

  @Test
  void aClassWithoutImagesIsNamed() throws IOException {
    // given
    file("val/ant/1.jpg", "");
    file("val/bee/notes.txt", "");
    Files.createDirectories(root.resolve("val/cat"));

    // when
    StageFailure failure = failure("val");

    // then
    assertThat(failure.code()).isEqualTo(ExitCode.DATA_ERROR);
    assertThat(failure)
        .hasMessage(
            "split 'val' of %s has classes without images: bee, cat; put images into their folders, or remove those"
                .formatted(root));
  }

  @Test
  void aTarSampleWithoutClassIsNamed() throws IOException {
    // given
    Files.write(root.resolve("train-0.tar"), tar("a.jpg", "1"));

    // when
    StageFailure failure = failure("train");

    // then
    assertThat(failure.code()).isEqualTo(ExitCode.DATA_ERROR);
    assertThat(failure).hasMessageContaining("train-0.tar!a.jpg has no class");
  }

  @Test
  void splitsWithDifferentClassesAreRefusedByName() throws IOException {
    // given
    file("train/cat/1.jpg", "");
    file("train/dog/1.jpg", "");
    file("val/cat/1.jpg", "");
    file("val/cow/1.jpg", "");

    // when
    StageFailure failure = failure("train", "val");

    // then
    assertThat(failure.code()).isEqualTo(ExitCode.DATA_ERROR);
    assertThat(failure).hasMessageContaining("only in 'train': dog; only in 'val': cow");
  }

  @Test
  void whatIsMissingOrEmptyIsNotFound() throws IOException {
    // given
    Files.createDirectories(root.resolve("empty/cat"));

    // when, then
    assertThat(failure("train").code()).isEqualTo(ExitCode.DATA_NOT_FOUND);
    assertThat(failure("empty").code()).isEqualTo(ExitCode.DATA_NOT_FOUND);
    assertThat(failure("empty")).hasMessageContaining("holds no images");
  }

  @Test
  void theManifestChangesWithNamesSizesAndClassesOnly() throws IOException {
    // given
    Path image = file("val/cat/1.jpg", "abc");
    String before = manifest();

    // when, then
    Files.writeString(image, "xyz");
    assertThat(manifest()).isEqualTo(before);
    Files.writeString(image, "longer");
    assertThat(manifest()).isNotEqualTo(before);
    Files.writeString(image, "abc");
    Files.move(image, image.resolveSibling("2.jpg"));
    assertThat(manifest()).isNotEqualTo(before);
  }

  @Test
  void oneUnreadableImageInAThousandIsAllowed() {
    // given
    Unreadable unreadable = new Unreadable("val", 2000);
    unreadable.add(7, new ImageReadException("val/b.jpg", "cut off"));
    unreadable.add(3, new ImageReadException("val/a.jpg", "empty"));

    // when, then
    assertThat(unreadable.count()).isEqualTo(2);
    assertThatThrownBy(() -> unreadable.add(9, new ImageReadException("val/c.jpg", "text")))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("3 images of split 'val' cannot be read")
        .hasMessageContaining("val/a.jpg: empty; cannot read image val/b.jpg: cut off");
  }

  private StageFailure failure(String... splits) {
    return catchThrowableOfType(
        StageFailure.class, () -> ImageDataset.open(root, Arrays.asList(splits)));
  }

  private String manifest() throws IOException {
    return ImageDataset.open(root, List.of("val")).manifest();
  }

  private static List<String> names(ImageSplit split) {
    return IntStream.range(0, split.size()).mapToObj(split::name).toList();
  }

  private Path file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** A minimal ustar archive of name, content, name, content … */
  private static byte[] tar(String... namesAndContents) {
    byte[] tar = new byte[(namesAndContents.length + 2) * 512];
    for (int i = 0; i < namesAndContents.length; i += 2) {
      byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
      put(tar, i * 512, namesAndContents[i]);
      put(tar, i * 512 + 124, "%011o".formatted(content.length));
      tar[i * 512 + 156] = '0';
      put(tar, i * 512 + 257, "ustar");
      seal(tar, i * 512);
      put(tar, (i + 1) * 512, namesAndContents[i + 1]);
    }
    return tar;
  }

  private static void seal(byte[] tar, int at) {
    put(tar, at + 148, "        ");
    int sum = IntStream.range(at, at + 512).map(i -> tar[i] & 0xff).sum();
    put(tar, at + 148, "%06o\0 ".formatted(sum));
  }

  private static void put(byte[] tar, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, tar, at, bytes.length);
  }
}
