package io.fixres.runner.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fixres.contract.StageFailure;
import io.fixres.contract.files.AtomicFile;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneWriterTest {
  private static final SceneSpec SPEC = new SceneSpec(20, 4, 7);

  @TempDir Path temp;

  @Test
  void sameSeedGivesTheSameBytesForAnyNumberOfThreads() throws IOException {
    // when
    SceneWriter.write(temp.resolve("one"), SPEC, drawn -> {}, 1);
    SceneWriter.write(temp.resolve("three"), SPEC, drawn -> {}, 3);

    // then
    assertThat(contents(temp.resolve("three"))).isEqualTo(contents(temp.resolve("one")));
  }

  @Test
  void anotherSeedGivesOtherImages() {
    // when
    byte[] image = SceneWriter.image(SPEC, 3);
    byte[] other = SceneWriter.image(new SceneSpec(20, 4, 8), 3);

    // then
    assertThat(other).isNotEqualTo(image);
  }

  @Test
  void bytesAreThoseOfEveryOtherMachine() {
    // given
    CRC32 crc = new CRC32();

    // when
    for (int i = 0; i < 20; i++) {
      crc.update(SceneWriter.image(new SceneSpec(100, 20, 0), i));
    }

    // then: a change here is a change of every published figure; raise SceneCard's generator
    assertThat(Long.toHexString(crc.getValue())).isEqualTo("c99df2a3");
  }

  @Test
  void layoutIsAnImageFolderWithItsCard() throws IOException {
    // when
    SceneWriter.write(temp.resolve("set"), SPEC, drawn -> {});

    // then
    Map<String, Long> perDirectory =
        contents(temp.resolve("set")).keySet().stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.contains("/") ? p.substring(0, p.lastIndexOf('/')) : "",
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(perDirectory)
        .containsEntry("", 1L)
        .containsEntry("train/striped_star", 4L)
        .containsEntry("val/striped_star", 1L)
        .hasSize(9);
    assertThat(temp.resolve("set/scenes.json"))
        .content()
        .contains("\"kind\": \"synthetic scenes\"", "\"seed\": 7");
  }

  @Test
  void finishedSetIsLeftAlone() throws IOException {
    // given
    Path set = temp.resolve("set");
    SceneWriter.write(set, SPEC, drawn -> {});
    Files.delete(set.resolve(SPEC.path(0)));

    // when
    SceneWriter.write(set, SPEC, drawn -> {});

    // then
    assertThat(set.resolve(SPEC.path(0))).doesNotExist();
  }

  @Test
  void interruptedDrawingGoesOn() throws IOException {
    // given: one image is there already, another was being written
    Path set = temp.resolve("set");
    Path kept = SceneWriter.partOf(set, SPEC).resolve(SPEC.path(0));
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "drawn before");
    Path next = SceneWriter.partOf(set, SPEC).resolve(SPEC.path(1));
    Files.createDirectories(next.getParent());
    Files.writeString(AtomicFile.draft(next), "half");
    List<Integer> progress = new ArrayList<>();

    // when
    SceneWriter.write(set, SPEC, progress::add);

    // then
    assertThat(set.resolve(SPEC.path(0))).hasContent("drawn before");
    assertThat(contents(set)).hasSize(SPEC.images() + 1);
    assertThat(progress).containsExactly(20);
    assertThat(temp).isDirectoryContaining(set::equals).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void nobodyElseDrawsASetThatIsBeingDrawn() throws IOException {
    // given
    Path set = temp.resolve("set");
    List<Throwable> others = new ArrayList<>();

    // when
    SceneWriter.write(
        set,
        SPEC,
        drawn -> others.add(catchThrowable(() -> SceneWriter.write(set, SPEC, unused -> {}))));

    // then: another process would wait, one's own cannot
    assertThat(others).hasOnlyElementsOfType(OverlappingFileLockException.class).hasSize(1);
    assertThat(contents(set)).hasSize(SPEC.images() + 1);
  }

  @Test
  void directoryWithOtherFilesIsRefusedUntouched() throws IOException {
    // given
    Path set = temp.resolve("set");
    SceneWriter.write(set, SPEC, drawn -> {});
    Map<String, Long> before = contents(set);

    // when
    assertThatThrownBy(() -> SceneWriter.write(set, new SceneSpec(20, 4, 8), drawn -> {}))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("name an empty directory");

    // then
    assertThat(contents(set)).isEqualTo(before);
  }

  private static Map<String, Long> contents(Path root) throws IOException {
    Map<String, Long> contents = new TreeMap<>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        contents.put(root.relativize(file).toString(), crc.getValue());
      }
    }
    return contents;
  }
}
