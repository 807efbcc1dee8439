package io.fixres.runner.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as GNU tar writes them in each of its formats. */
class TarReaderIT {
  private static final String LONG = "directory-of-a-long-name/".repeat(5);

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"v7", "oldgnu", "gnu", "ustar", "posix"})
  void everyFormatHoldsTheSameSamples(String format) throws Exception {
    // given
    String deep = format.equals("v7") ? "deep/" : LONG;
    String name = format.equals("ustar") || format.equals("v7") ? "0002" : "0002-é".repeat(20);
    file("x/0001.jpg", "first");
    file("x/0001.cls", "cat");
    file("x/" + deep + name + ".jpg", "second");
    file("x/" + deep + name + ".cls", "ant");
    Files.createSymbolicLink(root.resolve("x/link.txt"), Path.of("/" + "far/".repeat(20)));
    tar(format);

    // when
    ImageDataset dataset = ImageDataset.open(root, List.of("train"));

    // then
    ImageSplit split = dataset.split("train");
    assertThat(IntStream.range(0, split.size()).mapToObj(split::name))
        .containsExactly("train-0.tar!x/0001.jpg", "train-0.tar!x/" + deep + name + ".jpg");
    assertThat(split.bytes(1)).asString(StandardCharsets.UTF_8).isEqualTo("second");
    assertThat(dataset.classes().get(split.label(1))).isEqualTo("ant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v7", "gnu", "ustar", "posix"})
  void imagesThatAreLinksAreRefused(String format) throws Exception {
    // given
    file("x/0001.jpg", "first");
    file("x/0001.cls", "cat");
    file("x/0002.cls", "cat");
    Files.createLink(root.resolve("x/0002.jpg"), root.resolve("x/0001.jpg"));
    tar(format);

    // when
    StageFailure failure = Splits.failure(root, "train");

    // then: tar takes files as they come
    assertThat(failure)
        .hasMessageMatching("train-0\\.tar!x/000[12]\\.jpg is a link to another file; make the.*");
  }

  private void tar(String format) throws Exception {
    Process tar =
        new ProcessBuilder("tar", "--format=" + format, "-cf", "train-0.tar", "x")
            .directory(root.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
