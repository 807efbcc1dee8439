package io.fixres.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.runner.image.ImageReadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(Splits.names(split))
        .containsExactly("val/Zebra/deep/ç a.webp", "val/dog/a.png", "val/dog/b.JPG");
    assertThat(split.label(0)).isZero();
    assertThat(split.label(2)).isEqualTo(1);
    assertThat(split.bytes(1)).asString(StandardCharsets.UTF_8).isEqualTo("1");
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
    assertThat(Splits.names(dataset.split("val")))
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
    StageFailure failure = Splits.failure(root, "val");

    // then
    assertThat(failure.code()).isEqualTo(ExitCode.DATA_ERROR);
    assertThat(failure)
        .hasMessage(
            "split 'val' of %s has classes without images: bee, cat; put images into their folders, or remove those; passed over for their endings: .txt (1)"
                .formatted(root));
  }

  @Test
  void linksAreFollowedAndThoseThatLeadNowhereAreNamed() throws IOException {
    // given
    Path store = Files.createDirectories(root.resolve("store/cat"));
    Path image = Files.writeString(store.resolve("1.jpg"), "1");
    Files.createDirectories(root.resolve("val/ant"));
    Files.createSymbolicLink(root.resolve("val/ant/1.jpg"), image);
    Files.createSymbolicLink(root.resolve("val/cat"), store);
    Files.createSymbolicLink(root.resolve("val/ant/.#lock"), Path.of("me@here"));
    Files.createSymbolicLink(root.resolve("val/ant/notes.txt"), Path.of("nowhere"));

    // when, then
    assertThat(Splits.names(ImageDataset.open(root, List.of("val")).split("val")))
        .containsExactly("val/ant/1.jpg", "val/cat/1.jpg");
    Files.createSymbolicLink(root.resolve("val/ant/2.jpg"), Path.of("not-fetched"));
    Files.createSymbolicLink(root.resolve("val/ant/more"), Path.of("not-fetched"));
    Files.createSymbolicLink(root.resolve("val/v1.0"), Path.of("v1.0"));
    assertThat(Splits.failure(root, "val"))
        .hasMessage(
            "split 'val' of %s has symbolic links that lead nowhere: val/ant/2.jpg, val/ant/more, val/v1.0; fetch what they stand for (git annex get, dvc checkout), or remove them"
                .formatted(root))
        .returns(ExitCode.DATA_NOT_FOUND, StageFailure::code);
  }

  @Test
  void aLinkThatLeadsInACircleIsNamed() throws IOException {
    // given
    file("val/ant/1.jpg", "");
    Path circle = Files.createSymbolicLink(root.resolve("val/ant/again"), root.resolve("val"));

    // when
    StageFailure failure = Splits.failure(root, "val");

    // then
    assertThat(failure)
        .hasMessageStartingWith(circle + "/ant leads back to a folder that it lies in: ")
        .hasMessageEndingWith("makes a loop; remove that link")
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
  }

  @Test
  void imagesThatTorchvisionReadsAndWeDoNotAreNamed() throws IOException {
    // given
    file("val/ant/1.jpg", "");
    file("val/ant/2.TIF", "");
    file("val/ant/deep/3.ppm", "");
    file("val/ant/._4.tiff", "");

    // when, then
    assertThat(Splits.failure(root, "val"))
        .hasMessage(
            "split 'val' of %s has images of a format that is not read: val/ant/2.TIF, val/ant/deep/3.ppm; convert them to PNG, or remove them"
                .formatted(root))
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
  }

  @Test
  void splitsWithDifferentClassesAreRefusedByName() throws IOException {
    // given
    file("train/cat/1.jpg", "");
    file("train/dog/1.jpg", "");
    file("val/cat/1.jpg", "");
    file("val/cow/1.jpg", "");

    // when
    StageFailure failure = Splits.failure(root, "train", "val");

    // then
    assertThat(failure.code()).isEqualTo(ExitCode.DATA_ERROR);
    assertThat(failure).hasMessageContaining("only in 'train': dog; only in 'val': cow");
  }

  @Test
  void whatIsMissingOrEmptyIsNotFound() throws IOException {
    // given
    Files.createDirectories(root.resolve("empty/cat"));
    file("other/cat/1.DAT", "");
    file("other/cat/2.dat", "");
    file("other/cat/README", "");
    file("other/cat/odd.", "");
    file("other/cat/.hidden", "");

    // when, then
    assertThat(Splits.failure(root, "train").code()).isEqualTo(ExitCode.DATA_NOT_FOUND);
    assertThat(Splits.failure(root, "empty").code()).isEqualTo(ExitCode.DATA_NOT_FOUND);
    assertThat(Splits.failure(root, "empty")).hasMessageEndingWith("gif)");
    assertThat(Splits.failure(root, "other"))
        .hasMessageContaining("split 'other' of %s holds no images: ".formatted(root))
        .hasMessageEndingWith("; passed over for their endings: .dat (2), without ending (2)");
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

  private String manifest() throws IOException {
    return ImageDataset.open(root, List.of("val")).split("val").manifest();
  }

  private Path file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
