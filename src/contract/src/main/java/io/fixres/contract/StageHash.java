package io.fixres.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a stage by what decides its result. */
public final class StageHash {
  private static final int DIGITS = 8;

  private StageHash() {}

  /** The first eight hexadecimal digits of SHA-256 over numerics version and canonical JSON. */
  public static String of(StageWork work) {
    return sha256("numerics " + Contract.NUMERICS + "\n" + Json.canonical(work))
        .substring(0, DIGITS);
  }

  /** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
  public static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A fresh SHA-256 digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
