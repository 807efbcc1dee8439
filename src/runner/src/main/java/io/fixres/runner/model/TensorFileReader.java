package io.fixres.runner.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads safetensors, distrusting every number in the header. */
final class TensorFileReader {
  private static final int MAX_HEADER = 100_000_000;
  private static final String UNUSED_COUNTER = "num_batches_tracked";

  private final Path file;
  private final FileChannel channel;
  private long dataStart;

  private TensorFileReader(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static TensorFile read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new TensorFileReader(file, channel).read();
    } catch (NoSuchFileException e) {
      throw new StageFailure(
          ExitCode.DATA_NOT_FOUND, "cannot read weights " + file + ": there is no such file", e);
    }
  }

  private TensorFile read() throws IOException {
    JsonNode header = header();
    var tensors = new LinkedHashMap<String, StoredTensor>();
    Map<String, String> notes = new TreeMap<>();
    for (var field : header.properties()) {
      String name = field.getKey();
      if (name.equals(TensorFile.NOTES)) {
        field.getValue().properties().forEach(n -> notes.put(n.getKey(), n.getValue().asText()));
      } else if (!name.endsWith(UNUSED_COUNTER)) {
        tensors.put(name, tensor(name, field.getValue()));
      }
    }
    return new TensorFile(tensors, notes);
  }

  private JsonNode header() throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw unreadable("it is " + size + " bytes long");
    }
    long length = map(0, Long.BYTES).getLong();
    if (length < 2 || length > MAX_HEADER || length > size - Long.BYTES) {
      throw unreadable("it is cut short, or no safetensors file");
    }
    dataStart = Long.BYTES + length;
    String json = StandardCharsets.UTF_8.decode(map(Long.BYTES, length)).toString();
    try {
      JsonNode header = Json.read(json, JsonNode.class);
      if (header.isObject()) {
        return header;
      }
      throw unreadable("its header is no JSON object");
    } catch (JsonProcessingException e) {
      throw unreadable("its header is no JSON: " + e.getOriginalMessage());
    }
  }

  private StoredTensor tensor(String name, JsonNode entry) throws IOException {
    String type = entry.path("dtype").asText();
    if (!type.equals("F32")) {
      throw refused(
          "tensor " + name + " is " + type + ", not in single precision (F32)",
          "save it again with tensor.float() of every tensor");
    }
    List<Integer> shape = shape(name, entry.path("shape"));
    long bytes = bytes(shape);
    long start = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    if (start < 0 || end - start != bytes || bytes > Integer.MAX_VALUE) {
      throw unreadable("tensor " + name + " of shape " + shape + " has impossible offsets");
    }
    if (end > channel.size() - dataStart) {
      throw unreadable("it is cut short in tensor " + name);
    }
    return new StoredTensor(shape, map(dataStart + start, bytes));
  }

  private List<Integer> shape(String name, JsonNode sizes) {
    var shape = new ArrayList<Integer>();
    for (JsonNode size : sizes) {
      if (!size.isInt() || size.intValue() < 0) {
        throw unreadable("tensor " + name + " has the impossible size " + size);
      }
      shape.add(size.intValue());
    }
    return shape;
  }

  /**
   * Size in bytes, or more than any tensor of ours has: sizes from a file may overflow a product.
   */
  private static long bytes(List<Integer> shape) {
    long bytes = Float.BYTES;
    for (int size : shape) {
      if (bytes > Integer.MAX_VALUE) {
        return bytes;
      }
      bytes *= size;
    }
    return bytes;
  }

  private ByteBuffer map(long position, long length) throws IOException {
    return channel
        .map(FileChannel.MapMode.READ_ONLY, position, length)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private StageFailure unreadable(String why) {
    return refused(why, "fetch or copy it again, as safetensors");
  }

  private StageFailure refused(String why, String remedy) {
    return new StageFailure(
        ExitCode.CHECKPOINT_INCOMPATIBLE,
        "cannot read weights %s: %s; %s".formatted(file, why, remedy));
  }
}
