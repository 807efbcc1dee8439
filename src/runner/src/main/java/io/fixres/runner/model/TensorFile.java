package io.fixres.runner.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fixres.contract.Json;
import io.fixres.contract.Sha256;
import io.fixres.contract.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A safetensors file: named float32 tensors and a few notes. The same content gives the same bytes.
 *
 * @param tensors by name, in file order
 * @param notes the file's {@code __metadata__}
 */
public record TensorFile(Map<String, StoredTensor> tensors, Map<String, String> notes) {
  /** In the header, beside the tensors. */
  static final String NOTES = "__metadata__";

  private static final int ALIGNMENT = 8;

  public TensorFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
  }

  /**
   * Maps a file: nothing is copied, and replacing the file later does not change what was read.
   *
   * @throws IOException when reading fails
   * @throws io.fixres.contract.StageFailure when the file is missing, cut short or no safetensors
   */
  public static TensorFile read(Path file) throws IOException {
    return TensorFileReader.read(file);
  }

  /** SHA-256 of a file. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Writes it; readers see the old file or the new. */
  public void write(Path file) throws IOException {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    write(file, shapes, tensors::get, notes);
  }

  /**
   * Writes tensors that need not all be in memory at once.
   *
   * @param shapes by name, in file order
   * @param tensors gives each when its turn has come
   */
  public static void write(
      Path file,
      Map<String, List<Integer>> shapes,
      Function<String, StoredTensor> tensors,
      Map<String, String> notes)
      throws IOException {
    AtomicFile.writeBlocks(
        file,
        channel -> {
          writeFully(channel, header(shapes, new TreeMap<>(notes)));
          for (var wanted : shapes.entrySet()) {
            StoredTensor tensor = tensors.apply(wanted.getKey());
            if (!tensor.shape().equals(wanted.getValue())) {
              throw new IllegalStateException(wanted + " is given as " + tensor);
            }
            writeFully(channel, tensor.bytes());
          }
        });
  }

  private static ByteBuffer header(Map<String, List<Integer>> shapes, Map<String, String> notes) {
    var entries = new LinkedHashMap<String, Object>();
    entries.put(NOTES, notes);
    long offset = 0;
    for (var shape : shapes.entrySet()) {
      long end = offset + StoredTensor.bytes(shape.getValue());
      entries.put(shape.getKey(), new Entry("F32", shape.getValue(), List.of(offset, end)));
      offset = end;
    }
    byte[] json = Json.write(entries).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    var header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * How the header describes a tensor.
   *
   * @param offsets first byte and the one after the last, counted from the header's end
   */
  record Entry(
      String dtype, List<Integer> shape, @JsonProperty("data_offsets") List<Long> offsets) {}
}
