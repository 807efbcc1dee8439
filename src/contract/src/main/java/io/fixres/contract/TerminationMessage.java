package io.fixres.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/**
 * A result small enough for a pod's termination message: {@code FIXRES1 <crc32> <json>}, or {@code
 * FIXRES2 <crc32> <packed>} where that would be longer than 2048 bytes.
 *
 * <p>It says all that the result says, to the last digit, but a verdict's curves, which follow from
 * the sweeps. When the packed text is still too long, remarks for people are left out: they stay in
 * the result on the workspace.
 */
public final class TerminationMessage {
  /** What kubelet is sure to keep of one container among six. */
  public static final int MAX_BYTES = 2048;

  private static final String PLAIN = "FIXRES1";
  private static final String PACKED = "FIXRES2";
  private static final String SHORTENED = "remarks are left out here: see result.json";

  private TerminationMessage() {}

  /** The text a pod leaves. */
  public static String encode(StageResult result) {
    CompactResult whole = CompactResult.of(result);
    return Stream.of(whole, whole.withoutRemarks(SHORTENED))
        .flatMap(compact -> Stream.of(plain(compact), packed(compact)))
        .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no room for the result of " + result.hash()));
  }

  /** The result in a text; empty when it is none, damaged, implausible or of another version. */
  public static Optional<StageResult> decode(String text) {
    String[] parts = text.strip().split(" ", 3);
    if (parts.length != 3 || !parts[1].equals(crc(parts[2]))) {
      return Optional.empty();
    }
    try {
      StageResult result = compact(parts[0], parts[2]).result();
      return result.version() == Contract.VERSION ? Optional.of(result) : Optional.empty();
    } catch (JsonProcessingException
        | DataFormatException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static CompactResult compact(String form, String body)
      throws JsonProcessingException, DataFormatException {
    return switch (form) {
      case PLAIN -> Json.read(body, CompactResult.class);
      case PACKED -> Json.read(PackedText.unpack(body), PointColumns.class).rows();
      default -> throw new IllegalArgumentException("no result: " + form);
    };
  }

  private static String plain(CompactResult result) {
    return text(PLAIN, Json.write(result));
  }

  private static String packed(CompactResult result) {
    return text(PACKED, PackedText.pack(Json.write(PointColumns.of(result))));
  }

  private static String text(String form, String body) {
    return form + " " + crc(body) + " " + body;
  }

  private static String crc(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
