package io.fixres.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aFullDiskLeavesTheOldFileAndNoDraft() throws IOException {
    // given
    Path file = folder.resolve("status.yaml");
    AtomicFile.write(file, "old");
    Files.createSymbolicLink(AtomicFile.draft(file), Path.of("/dev/full"));

    // when, then
    assertThatThrownBy(() -> AtomicFile.write(file, "new"))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertThat(AtomicFile.draft(file)).doesNotExist();
  }

  @Test
  void theHolderOfALockIsNamedToWhoIsRefused() throws IOException {
    // given
    Path file = folder.resolve("lock");

    try (LockFile held = LockFile.take(file, "pod 7", IllegalStateException::new)) {
      // when, then
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> LockFile.take(file, "pod 8", IllegalStateException::new))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("pod 7");
    }
    LockFile.take(file, "pod 8", IllegalStateException::new).close();
    assertThat(file).hasContent("pod 8");
  }
}
