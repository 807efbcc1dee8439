package io.fixres.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A result small enough for a pod's termination message: {@code FIXRES1 <crc32> <json>}, at most
 * 2048 bytes.
 *
 * <p>JSON that would be longer is deflated and written as base64url. Counts are integers, so that
 * the messages of a sweep's shards add up.
 *
 * @param v {@link Contract#VERSION}
 * @param h the stage's hash
 * @param u the experiment's identity
 * @param n images scored; 0 = nothing was
 * @param c SHA-256 of the model that was written, or null
 * @param m manifest of the data set
 * @param p one row a point: resolution, crop fraction, images, correct1, correct5, lossSum, images
 *     per second (−1 = not measured)
 * @param verdict of a conclude stage, without its curves; null otherwise
 */
public record TerminationMessage(
    int v,
    String h,
    String u,
    int n,
    @Nullable String c,
    String m,
    List<List<Double>> p,
    @Nullable Verdict verdict) {
  /** What kubelet is sure to keep of one container among six. */
  public static final int MAX_BYTES = 2048;

  private static final String MAGIC = "FIXRES1";
  private static final int MAX_INFLATED = 64 * 1024;

  /** The message of a result. */
  public static TerminationMessage of(StageResult result) {
    List<List<Double>> rows = new ArrayList<>();
    for (PointScore score : result.points()) {
      Double speed = score.imagesPerSecond();
      rows.add(
          List.of(
              (double) score.point().resolution(),
              score.point().cropPct(),
              (double) score.images(),
              (double) score.correct1(),
              (double) score.correct5(),
              score.lossSum(),
              speed == null ? -1.0 : Math.rint(speed)));
    }
    int images = result.points().isEmpty() ? 0 : result.points().get(0).images();
    return new TerminationMessage(
        result.version(),
        result.hash(),
        result.uid(),
        images,
        result.modelSha256(),
        result.data().manifest(),
        rows,
        result.verdict() == null ? null : result.verdict().withoutCurves());
  }

  /** The text a pod leaves. */
  public String encode() {
    String json = Json.write(this);
    String body = json.length() + 32 <= MAX_BYTES ? json : deflate(json);
    return MAGIC + " " + crc(body) + " " + body;
  }

  /** The message in a text; empty when it is none, damaged or of another version. */
  public static Optional<TerminationMessage> decode(String text) {
    String[] parts = text.strip().split(" ", 3);
    if (parts.length != 3 || !parts[0].equals(MAGIC) || !parts[1].equals(crc(parts[2]))) {
      return Optional.empty();
    }
    try {
      String json = parts[2].startsWith("{") ? parts[2] : inflate(parts[2]);
      TerminationMessage message = Json.read(json, TerminationMessage.class);
      return message.v() == Contract.VERSION ? Optional.of(message) : Optional.empty();
    } catch (JsonProcessingException | DataFormatException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The scores in it.
   *
   * @throws IllegalArgumentException when a row is implausible
   */
  public List<PointScore> points() {
    return p.stream()
        .map(
            row ->
                new PointScore(
                    new EvalPoint(row.get(0).intValue(), row.get(1)),
                    row.get(2).intValue(),
                    row.get(3).intValue(),
                    row.get(4).intValue(),
                    row.get(5),
                    row.get(6) < 0 ? null : row.get(6)))
        .toList();
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
