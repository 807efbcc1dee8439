package io.fixres.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A result small enough for a pod's termination message: {@code FIXRES1 <crc32> <json>}, at most
 * 2048 bytes.
 *
 * <p>It says all that the result says but a verdict's curves, which follow from the sweeps. JSON
 * that would be longer is deflated and written as base64url; when that is still too long, remarks
 * for people are left out: they stay in the result on the workspace.
 */
public final class TerminationMessage {
  /** What kubelet is sure to keep of one container among six. */
  public static final int MAX_BYTES = 2048;

  private static final String MAGIC = "FIXRES1";
  private static final String SHORTENED = "remarks are left out here: see result.json";
  private static final int MAX_INFLATED = 64 * 1024;

  private TerminationMessage() {}

  /** The text a pod leaves. */
  public static String encode(StageResult result) {
    CompactResult whole = CompactResult.of(result);
    return Stream.of(whole, whole.withoutRemarks(SHORTENED))
        .map(TerminationMessage::text)
        .filter(text -> text.length() <= MAX_BYTES)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no room for the result of " + result.hash()));
  }

  /** The result in a text; empty when it is none, damaged, implausible or of another version. */
  public static Optional<StageResult> decode(String text) {
    String[] parts = text.strip().split(" ", 3);
    if (parts.length != 3 || !parts[0].equals(MAGIC) || !parts[1].equals(crc(parts[2]))) {
      return Optional.empty();
    }
    try {
      String json = parts[2].startsWith("{") ? parts[2] : inflate(parts[2]);
      StageResult result = Json.read(json, CompactResult.class).result();
      return result.version() == Contract.VERSION ? Optional.of(result) : Optional.empty();
    } catch (JsonProcessingException
        | DataFormatException
        | IllegalArgumentException
        | NullPointerException
        | IndexOutOfBoundsException e) {
      return Optional.empty(); // a field or a number of a row is missing
    }
  }

  private static String text(CompactResult result) {
    String json = Json.write(result);
    String whole = MAGIC + " " + crc(json) + " " + json;
    if (whole.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
      return whole;
    }
    String packed = deflate(json);
    return MAGIC + " " + crc(packed) + " " + packed;
  }

  private static String crc(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private static String deflate(String json) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
  }

  private static String inflate(String body) throws DataFormatException {
    Inflater inflater = new Inflater();
    inflater.setInput(Base64.getUrlDecoder().decode(body));
    byte[] json = new byte[MAX_INFLATED];
    int length = inflater.inflate(json);
    boolean whole = inflater.finished();
    inflater.end();
    if (!whole) {
      throw new DataFormatException("cut off, or longer than " + MAX_INFLATED + " bytes");
    }
    return new String(json, 0, length, StandardCharsets.UTF_8);
  }
}
