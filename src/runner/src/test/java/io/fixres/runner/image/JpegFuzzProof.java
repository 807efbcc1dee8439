package io.fixres.runner.image;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Prints what becomes of damaged JPEGs, and writes what it decodes for tools/proof/fuzz.py; run by
 * {@code tools/proof/fuzz.sh [mutations]}.
 */
final class JpegFuzzProof {
  private final Random random = new Random(1);
  private final JpegFuzz fuzz = new JpegFuzz(random);
  private final PlatformDecoder platform = new PlatformDecoder();
  private final Map<JpegFuzz.Verdict, Integer> verdicts = new EnumMap<>(JpegFuzz.Verdict.class);

  /** By kind of damage: the same pixels as the platform's, others, and only one of both decodes. */
  private final Map<String, int[]> compared = new TreeMap<>();

  /** Of each file that is decoded: its length, its bytes, the CRC-32 of its pixels. */
  private final DataOutputStream decoded;

  private double slowestMillis;
  private int disagreements;

  public static void main(String[] args) throws Exception {
    int mutations = Integer.parseInt(args[0]);
    String[] names = JpegFiles.baseline().toArray(String[]::new);
    byte[][] files = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      files[i] = JpegFiles.bytes(names[i]);
    }
    try (OutputStream file = Files.newOutputStream(Path.of(args[1]));
        DataOutputStream decoded = new DataOutputStream(new BufferedOutputStream(file))) {
      JpegMutation[] kinds = JpegMutation.values();
      JpegFuzzProof proof = new JpegFuzzProof(decoded);
      for (int i = 0; i < mutations; i++) {
        JpegMutation kind = kinds[proof.random.nextInt(kinds.length)];
        proof.decode(kind, kind.apply(files[i % files.length], proof.random));
      }
      proof.print(mutations);
      if (proof.disagreements > 0) {
        throw new IllegalStateException("parts disagree with their wholes");
      }
    }
  }

  private JpegFuzzProof(DataOutputStream decoded) {
    this.decoded = decoded;
  }

  private void decode(JpegMutation kind, byte[] file) throws IOException {
    long begun = System.nanoTime();
    JpegFuzz.Outcome outcome = fuzz.decode(file);
    slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begun) / 1e6);
    verdicts.merge(outcome.verdict(), 1, Integer::sum);
    disagreements += outcome.agrees() ? 0 : 1;
    if (outcome.image().isPresent()) {
      write(file, outcome.image().get());
    }
    boolean isOurs =
        outcome.verdict() == JpegFuzz.Verdict.DECODED
            || outcome.verdict() == JpegFuzz.Verdict.DATA_REFUSED;
    if (isOurs) {
      compared.computeIfAbsent(kind.name(), k -> new int[5])[compare(outcome, file)]++;
    }
  }

  private void write(byte[] file, RgbImage image) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(image.pixels(), 0, image.width() * image.height() * 3);
    decoded.writeInt(file.length);
    decoded.write(file);
    decoded.writeInt((int) crc.getValue());
  }

  /** 0 = equal, 1 = different, 2 = only we decode, 3 = only the platform does, 4 = neither. */
  private int compare(JpegFuzz.Outcome ours, byte[] file) {
    Optional<RgbImage> theirs;
    try {
      theirs = Optional.of(platform.decode("fuzzed", ImageFormat.JPEG, file));
    } catch (ImageReadException e) {
      theirs = Optional.empty();
    }
    if (ours.image().isEmpty()) {
      return theirs.isPresent() ? 3 : 4;
    }
    return theirs.isEmpty() ? 2 : isEqual(ours.image().get(), theirs.get()) ? 0 : 1;
  }

  private static boolean isEqual(RgbImage a, RgbImage b) {
    int bytes = a.width() * a.height() * 3;
    return a.size().equals(b.size()) && Arrays.equals(a.pixels(), 0, bytes, b.pixels(), 0, bytes);
  }

  private void print(int mutations) {
    System.out.printf(
        "%d damaged files: %s; %d where a part had another verdict or other pixels than the whole;"
            + " slowest %.0f ms%n%n",
        mutations, verdicts, disagreements, slowestMillis);
    System.out.println(
        "| damage | both decode, same pixels | both decode, other pixels | only we decode | only"
            + " ImageIO decodes | neither |");
    System.out.println("|---|---|---|---|---|---|");
    compared.forEach(
        (kind, n) ->
            System.out.printf(
                "| %s | %d | %d | %d | %d | %d |%n", kind, n[0], n[1], n[2], n[3], n[4]));
  }
}
