package io.fixres.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Image sets in tar shards. */
final class TarShardsTest {
  @TempDir Path root;

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
  void aShardIsOfOneSplitOnly() throws IOException {
    // given: names of which each begins with another
    byte[] shard = tar("a.jpg", "1", "a.cls", "ant");
    List<String> splits = List.of("train", "train-held", "train-2020");
    Files.write(root.resolve("train-test-0.tar"), shard);
    for (String split : splits) {
      Files.write(root.resolve(split + "-0.tar"), shard);
    }

    // when
    ImageDataset dataset = ImageDataset.open(root, splits);

    // then
    for (String split : splits) {
      assertThat(Splits.names(dataset.split(split))).containsExactly(split + "-0.tar!a.jpg");
    }
  }

  @Test
  void aSplitWithAFolderMayHaveShardsBesideIt() throws IOException {
    // given
    byte[] shard = tar("a.jpg", "1", "a.cls", "ant");
    Files.createDirectories(root.resolve("train"));
    Files.write(root.resolve("train/0.tar"), shard);
    Files.write(root.resolve("train-0001.tar"), shard);
    Files.writeString(Files.createDirectories(root.resolve("val/ant")).resolve("1.jpg"), "1");
    Files.write(root.resolve("val-0000.tar"), shard);

    // when, then
    assertThat(Splits.names(ImageDataset.open(root, List.of("train")).split("train")))
        .containsExactly("train-0001.tar!a.jpg", "train/0.tar!a.jpg");
    assertThat(Splits.failure(root, "val"))
        .hasMessageContaining("(val-0000.tar!a.jpg) and in class folders (val/ant/1.jpg)");
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
    assertThat(Splits.failure(root, "flipped"))
        .hasMessageEndingWith(
            "flipped-0.tar is no tar file, or damaged: the checksum of the header at byte 1024 is wrong; copy it again, or remove it")
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
    assertThat(Splits.failure(root, "cut")).hasMessageContaining("it ends within a.cls");
    assertThat(Splits.failure(root, "text"))
        .hasMessageContaining("the checksum of the header at byte 0");
  }

  @Test
  void aCutIsSeenWhereNoFileIsCut() throws IOException {
    // given: the second file's content ends at byte 1539, and behind byte 2048 comes the end
    byte[] tar = tar("a.jpg", "1", "a.cls", "ant");
    byte[] longer = tar("a.jpg", "1", "a.cls", "ant", "b.jpg", "2", "b.cls", "bee");
    Files.write(root.resolve("padding-0.tar"), Arrays.copyOf(tar, 1600));
    Files.write(root.resolve("header-0.tar"), Arrays.copyOf(longer, 2148));
    byte[] named = tar("a.jpg", "1", "a.cls", "ant", "././@LongLink", "b.jpg", "short", "2");
    named[2048 + 156] = 'L';
    seal(named, 2048);
    Files.write(root.resolve("named-0.tar"), Arrays.copyOf(named, 3072));
    Files.write(root.resolve("empty-0.tar"), new byte[0]);
    Files.write(root.resolve("endless-0.tar"), Arrays.copyOf(tar, 2048));
    Files.write(root.resolve("filled-0.tar"), Arrays.copyOf(tar, 10240));

    // when, then
    assertThat(Splits.failure(root, "padding")).hasMessageContaining("cut short at byte 1600");
    assertThat(Splits.failure(root, "header")).hasMessageContaining("cut short at byte 2148");
    assertThat(Splits.failure(root, "named")).hasMessageContaining("cut short at byte 3072");
    assertThat(Splits.failure(root, "empty")).hasMessageContaining("cut short at byte 0");
    for (String whole : List.of("endless", "filled")) {
      assertThat(ImageDataset.open(root, List.of(whole)).split(whole).size()).isEqualTo(1);
    }
  }

  @Test
  void whatLiesBesideClassFoldersIsTheirsOrRefused() throws IOException {
    // given
    Path folder = Files.createDirectories(root.resolve("train/ant"));
    Files.writeString(folder.resolve("1.jpg"), "1");
    Files.write(root.resolve("train/annotations.tar"), tar("readme.txt", "no sample"));

    // when, then
    assertThat(Splits.names(ImageDataset.open(root, List.of("train")).split("train")))
        .containsExactly("train/ant/1.jpg");
    Files.write(root.resolve("train/0.tar"), tar("a.jpg", "1", "a.cls", "ant"));
    assertThat(Splits.failure(root, "train"))
        .hasMessage(
            "split 'train' of %s has images in tar shards (train/0.tar!a.jpg) and in class folders (train/ant/1.jpg): keep one of them"
                .formatted(root))
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
  }

  @Test
  void aTarSampleWithoutClassIsNamed() throws IOException {
    // given
    Files.write(root.resolve("train-0.tar"), tar("a.jpg", "1"));

    // when
    StageFailure failure = Splits.failure(root, "train");

    // then
    assertThat(failure.code()).isEqualTo(ExitCode.DATA_ERROR);
    assertThat(failure).hasMessageContaining("train-0.tar!a.jpg has no class");
  }

  @Test
  void whatElseATarSaysOfASampleIsNotItsImage() throws IOException {
    // given
    byte[] shard =
        tar(
            "x.jpg",
            "image",
            "x.cls",
            "ant",
            "x.seg.png",
            "mask",
            "x.json",
            "{}",
            "y",
            "",
            "._x.jpg",
            "macOS'",
            "._x.cls",
            "own");
    Files.write(root.resolve("train-0.tar"), shard);

    // when
    ImageSplit split = ImageDataset.open(root, List.of("train")).split("train");

    // then
    assertThat(Splits.names(split)).containsExactly("train-0.tar!x.jpg");
  }

  @Test
  void noFileOfATarIsLostWithoutAWord() throws IOException {
    // given
    Files.write(root.resolve("two-0.tar"), tar("x.jpg", "1", "x.cls", "ant", "x.png", "2"));
    Files.write(root.resolve("labels-0.tar"), tar("x.jpg", "1", "x.cls", "a", "x.cls", "b"));
    Files.write(
        root.resolve("tiff-0.tar"),
        tar("x.jpg", "1", "x.cls", "ant", "x.tif", "depth", "y.TIF", "2", "y.cls", "ant"));
    Files.write(
        root.resolve("dots-0.tar"),
        tar("photo.001.jpg", "1", "photo.cls", "ant", "photo.002.jpg", "2"));

    // when, then
    assertThat(Splits.failure(root, "two"))
        .hasMessage(
            "two-0.tar has two files for one sample: x.jpg and x.png; rename or remove one of them")
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
    assertThat(Splits.failure(root, "tiff"))
        .hasMessageStartingWith("tiff-0.tar!y.TIF is an image of a format that is not read");
    assertThat(Splits.failure(root, "labels")).hasMessageContaining("x.cls and x.cls");
    assertThat(Splits.failure(root, "dots"))
        .hasMessageContaining("dots-0.tar!photo.001.jpg is no sample's image")
        .hasMessageContaining("rename it so that nothing but .jpg")
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
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
