package io.fixres.runner.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.ExitCode;
import io.fixres.contract.files.IoFault;
import io.fixres.runner.learn.FeatureFile.Contents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFileTest {
  private static final int LENGTH = 8;

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("features.bin");
  }

  @Test
  void whatWasKeptIsThereInTheNextAttempt() throws IOException {
    // given: two images kept, a third that came after, as when the process is killed
    try (FeatureFile file = open(1)) {
      file.add(numbers(10, 11), new int[] {0, 2}, 2);
      file.keep(7.5);
      file.add(numbers(12), new int[] {2}, 1);
    }

    // when
    try (FeatureFile file = open(1)) {
      ByteBuffer batch = ByteBuffer.allocateDirect(2 * LENGTH);
      file.read(1, batch, 0);
      file.read(0, batch, 1);

      // then
      assertThat(file.done()).isEqualTo(2);
      assertThat(file.seconds()).isEqualTo(7.5);
      assertThat(file.shown(1)).isEqualTo(2);
      assertThat(file.replaced()).isEqualTo(1);
      assertThat(new long[] {batch.getLong(), batch.getLong()}).containsExactly(11, 10);
    }
  }

  @Test
  void whatOtherWeightsMadeIsNotUsed() throws IOException {
    // given
    try (FeatureFile file = open(1)) {
      file.add(numbers(10), new int[] {0}, 1);
      file.keep(1);
    }

    // when
    try (FeatureFile file = open(2)) {
      // then
      assertThat(file.done()).isZero();
      assertThat(file.seconds()).isZero();
    }
  }

  @Test
  void aCutFileStartsAnew() throws IOException {
    // given
    try (FeatureFile file = open(1)) {
      file.add(numbers(10, 11), new int[] {0, 1}, 2);
      file.keep(1);
    }
    for (long size : new long[] {Files.size(path) - 1, 40, 0}) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
      // when
      try (FeatureFile file = open(1)) {
        // then
        assertThat(file.done()).as("of %d bytes", size).isZero();
      }
    }
  }

  @Test
  void aFullDiskIsSaidWithTheFile() throws IOException {
    // given
    Files.createSymbolicLink(path, Path.of("/dev/full"));

    // when, then
    assertThatThrownBy(() -> open(1))
        .isInstanceOfSatisfying(
            IOException.class,
            e -> {
              assertThat(IoFault.of(e).code()).isEqualTo(ExitCode.NO_SPACE);
              assertThat(IoFault.of(e).message())
                  .startsWith("the disk is full: cannot write " + path + " ");
            });
  }

  private FeatureFile open(int weights) throws IOException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) weights);
    return FeatureFile.open(path, new Contents(key, 3, LENGTH));
  }

  private static ByteBuffer numbers(long... images) {
    ByteBuffer numbers = ByteBuffer.allocate(LENGTH * images.length);
    for (long image : images) {
      numbers.putLong(image);
    }
    return numbers.flip();
  }
}
