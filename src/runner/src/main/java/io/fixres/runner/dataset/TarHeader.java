package io.fixres.runner.dataset;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One 512-byte header of a tar archive. */
@SuppressWarnings("ArrayRecordComponent") // read once and thrown away
record TarHeader(byte[] bytes) {
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;

  /** Whether it is a block of zeros, which ends an archive. */
  boolean isEnd() {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether its bytes sum to what it says, as unsigned or, by old programs, as signed numbers. */
  boolean isSound() {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean inSum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      unsigned += inSum ? ' ' : bytes[i] & 0xff;
      signed += inSum ? ' ' : bytes[i];
    }
    String said = text(CHECKSUM, CHECKSUM_LENGTH).strip();
    return said.matches("[0-7]+")
        && (Long.parseLong(said, 8) == unsigned || Long.parseLong(said, 8) == signed);
  }

  /** What it is a header of. */
  enum Kind {
    FILE,
    /** Path or size of the next, as pax writes them. */
    PAX,
    /** Path of the next, as GNU writes it. */
    LONG_NAME,
    /** Of the archive as a whole, or where the next points to. */
    REMARK,
    /** Another file under a further name. */
    LINK,
    /** A directory or device: nothing follows. */
    OTHER;

    /** Whether it is there for the header that follows. */
    boolean isOfTheNext() {
      return this == PAX || this == LONG_NAME || this == REMARK;
    }
  }

  Kind kind() {
    return switch (bytes[156]) {
      case 'x' -> Kind.PAX;
      case 'L' -> Kind.LONG_NAME;
      case 'g', 'K' -> Kind.REMARK;
      case '1', '2' -> Kind.LINK;
      // The oldest archives mark a directory by its name alone.
      case 0, '0', '7' -> name().endsWith("/") ? Kind.OTHER : Kind.FILE;
      default -> Kind.OTHER;
    };
  }

  /** The path, with ustar's prefix; GNU's archives keep times where that would be. */
  String name() {
    String name = text(0, 100);
    boolean isUstar = text(257, 6).equals("ustar");
    String prefix = isUstar ? text(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /**
   * Bytes that follow: octal, or GNU's base 256 where the first bit is set.
   *
   * @throws NumberFormatException when it is neither
   */
  long size() {
    if (kind() == Kind.OTHER || kind() == Kind.LINK) {
      return 0;
    }
    if ((bytes[124] & 0x80) != 0) {
      byte[] number = Arrays.copyOfRange(bytes, 124, 136);
      number[0] &= 0x7f;
      BigInteger size = new BigInteger(1, number);
      return size.bitLength() < Long.SIZE ? size.longValue() : -1;
    }
    String digits = text(124, 12).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private String text(int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
