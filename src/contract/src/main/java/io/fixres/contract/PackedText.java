package io.fixres.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A result's JSON in few characters: deflated with the words that all of them have in common, then
 * written in base 85, four bytes in five characters (ZeroMQ's Z85, which has no quotes, backslashes
 * or spaces).
 */
final class PackedText {
  private static final int MAX_INFLATED = 64 * 1024;
  private static final int BASE = 85;
  private static final int WORD_DIGITS = 5;
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

  /** Both ends must have the same: it is never changed, even when results say something else. */
  private static final byte[] COMMON =
      """
      ,"modelSha256":","loss":,"parameters":,"imagesPerSecond":,"waitShare":\
      ,"notes":["remarks are left out here: see result.json"," images could not be read: \
      {"result":{"version":1,"stage":"r128-s0/fine-tune-1/sweep","kind":"Sweep","hash":"\
      ","uid":"","data":{"manifest":"","trainImages":0,"validationImages":50000,\
      "classes":1000,"unreadable":0},"origin":"","points":[],"notes":[],"measured":{\
      "startTime":"2026-01-01T00:00:00Z","completionTime":"2026-01-01T00:00:00Z","seconds":\
      ,"engine":"PyTorch 2.7.1","runner":"0.1.0-SNAPSHOT","device":"gpu:0"}},"columns":[["""
          .getBytes(StandardCharsets.UTF_8);

  private PackedText() {}

  static String pack(String json) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setStrategy(Deflater.FILTERED); // digits look random: short repetitions cost more
    deflater.setDictionary(COMMON);
    deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return digits(packed.toByteArray());
  }

  /**
   * The text again.
   *
   * @throws DataFormatException when it is cut off, or far longer than any result
   * @throws IllegalArgumentException when it is not of this form
   */
  static String unpack(String packed) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes(packed));
      byte[] json = new byte[MAX_INFLATED];
      int length = inflater.inflate(json);
      if (inflater.needsDictionary()) {
        inflater.setDictionary(COMMON);
        length = inflater.inflate(json);
      }
      if (!inflater.finished()) {
        throw new DataFormatException("cut off, or longer than " + MAX_INFLATED + " bytes");
      }
      return new String(json, 0, length, StandardCharsets.UTF_8);
    } finally {
      inflater.end();
    }
  }

  /** Zeros fill the last word: what is deflated says itself where it ends. */
  private static String digits(byte[] bytes) {
    int words = (bytes.length + Integer.BYTES - 1) / Integer.BYTES;
    ByteBuffer filled = ByteBuffer.wrap(Arrays.copyOf(bytes, words * Integer.BYTES));
    char[] text = new char[words * WORD_DIGITS];
    for (int at = 0; at < text.length; at += WORD_DIGITS) {
      long word = Integer.toUnsignedLong(filled.getInt());
      for (int i = WORD_DIGITS - 1; i >= 0; i--) {
        text[at + i] = DIGITS.charAt((int) (word % BASE));
        word /= BASE;
      }
    }
    return new String(text);
  }

  private static byte[] bytes(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() / WORD_DIGITS * Integer.BYTES);
    for (int at = 0; bytes.hasRemaining(); at += WORD_DIGITS) {
      long word = 0;
      for (int i = 0; i < WORD_DIGITS; i++) {
        int digit = DIGITS.indexOf(text.charAt(at + i));
        if (digit < 0) {
          throw new IllegalArgumentException("no digit of base 85: " + text.charAt(at + i));
        }
        word = word * BASE + digit;
      }
      bytes.putInt((int) word);
    }
    return bytes.array();
  }
}
