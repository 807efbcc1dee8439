package io.fixres.contract.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoFaultTest {
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            new FileSystemException("/w/m", null, "No space left on device"),
            ExitCode.NO_SPACE,
            "the disk is full: cannot write /w/m (No space left on device); free space"),
        Arguments.of(
            new IOException("Disk quota exceeded"),
            ExitCode.NO_SPACE,
            "the disk is full: cannot write (Disk quota exceeded); free space"),
        Arguments.of(
            new FileSystemException("/w", null, "Read-only file system"),
            ExitCode.IO_ERROR,
            "cannot write /w: it is on a read-only file system; choose another place"),
        Arguments.of(
            new AccessDeniedException("/w"),
            ExitCode.IO_ERROR,
            "no permission to read or write /w; give it to this user (in a pod, spec.template.podSecurityContext.fsGroup does), or choose another place"),
        Arguments.of(
            new NoSuchFileException("/d/1.jpg"),
            ExitCode.IO_ERROR,
            "/d/1.jpg vanished while it was in use; restore it and run again"),
        Arguments.of(
            new FileAlreadyExistsException("/w/stages"),
            ExitCode.IO_ERROR,
            "/w/stages is, or lies below, a file where a directory is needed; remove that file"),
        Arguments.of(
            new IOException("Input/output error"),
            ExitCode.IO_ERROR,
            "reading or writing failed: Input/output error; check the disk and run again"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultHasItsCodeAndSaysWhatToDo(IOException e, ExitCode code, String words) {
    // when
    IoFault fault = IoFault.of(e);

    // then
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.message()).startsWith(words);
  }
}
