package io.fixres.runner.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFileTest {
  private static final StoredTensor PAIR = StoredTensor.of(List.of(1, 2), new float[] {1.5f, -2});

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    // given
    Path file = folder.resolve("a.safetensors");
    var written = new TensorFile(Map.of("fc.weight", PAIR), Map.of("step", "7"));
    // when
    written.write(file);
    TensorFile read = TensorFile.read(file);
    // then
    assertThat(read.notes()).containsExactly(Map.entry("step", "7"));
    assertThat(read.tensors()).containsOnlyKeys("fc.weight");
    assertThat(read.tensors().get("fc.weight")).isEqualTo(PAIR);
    assertThat(Files.list(folder)).as("nothing temporary stays").containsExactly(file);
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    // given
    var content = new TensorFile(Map.of("a", PAIR), Map.of("z", "1", "b", "2"));
    // when
    content.write(folder.resolve("one"));
    content.write(folder.resolve("two"));
    // then
    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
    long header =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("one")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    assertThat(header % 8).as("tensors begin at a multiple of 8").isZero();
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    // given
    Path whole = folder.resolve("whole");
    new TensorFile(Map.of("a", PAIR), Map.of()).write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
      // when, then
      assertThatThrownBy(() -> TensorFile.read(cut))
          .isInstanceOfSatisfying(
              StageFailure.class,
              e -> assertThat(e.code()).isEqualTo(ExitCode.CHECKPOINT_INCOMPATIBLE))
          .hasMessageContaining("cut");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                               | no JSON object
          {"a":                                                            | no JSON
          {"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}           | single precision (F32); save it again with tensor.float()
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}           | impossible offsets
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}          | impossible offsets
          {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}          | impossible size
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}          | cut short in tensor a
          {"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}} | impossible
          {"a":{"dtype":"F32"}}                                            | impossible offsets
          """)
  void aHostileHeaderIsRefused(String header, String message) throws IOException {
    // given
    Path file = file(header, new byte[8]);
    // when, then
    assertThatThrownBy(() -> TensorFile.read(file))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void aBatchCounterIsPassedOver() throws IOException {
    // given
    Path file =
        file(
            "{\"bn1.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],"
                + "\"data_offsets\":[0,8]}}",
            new byte[8]);
    // when
    TensorFile read = TensorFile.read(file);
    // then
    assertThat(read.tensors()).isEmpty();
  }

  @Test
  void aMissingFileIsDataNotFound() {
    assertThatThrownBy(() -> TensorFile.read(folder.resolve("none")))
        .isInstanceOfSatisfying(
            StageFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.DATA_NOT_FOUND));
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).put(data);
    return Files.write(folder.resolve("hostile"), bytes.array());
  }
}
