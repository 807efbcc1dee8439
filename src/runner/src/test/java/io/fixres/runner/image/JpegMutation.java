package io.fixres.runner.image;

import java.util.Arrays;
import java.util.Random;

/** Ways in which a file is damaged. */
enum JpegMutation {
  FLIPPED_BITS,
  OTHER_BYTES,
  CUT,
  INSERTED,
  REMOVED,
  REPEATED,
  MARKER,
  OTHER_HEADER;

  /** A damaged copy. */
  static byte[] damage(byte[] file, Random random) {
    JpegMutation[] all = values();
    return all[random.nextInt(all.length)].apply(file, random);
  }

  byte[] apply(byte[] file, Random random) {
    int at = random.nextInt(file.length);
    int length = Math.min(1 + random.nextInt(16), file.length - at);
    return switch (this) {
      case FLIPPED_BITS -> bits(file.clone(), random);
      case OTHER_BYTES -> bytes(file.clone(), file.length, random);
      case OTHER_HEADER -> bytes(file.clone(), headerLength(file), random);
      case CUT -> Arrays.copyOf(file, at);
      case INSERTED -> join(file, at, noise(length, random), at);
      case REMOVED -> join(file, at, new byte[0], at + length);
      case REPEATED -> join(file, at + length, Arrays.copyOfRange(file, at, at + length), at);
      case MARKER -> join(file, at, marker(random), Math.min(file.length, at + 2));
    };
  }

  private static byte[] bits(byte[] file, Random random) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static byte[] bytes(byte[] file, int below, Random random) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      file[random.nextInt(below)] = (byte) random.nextInt();
    }
    return file;
  }

  /** Up to and with the start of the scan. */
  private static int headerLength(byte[] file) {
    for (int i = 0; i + 1 < file.length; i++) {
      if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xda) {
        return Math.min(file.length, i + 14);
      }
    }
    return file.length;
  }

  private static byte[] marker(Random random) {
    return new byte[] {(byte) 0xff, (byte) (0xc0 + random.nextInt(0x40))};
  }

  private static byte[] noise(int length, Random random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[] file, int end, byte[] middle, int start) {
    byte[] joined = Arrays.copyOf(file, end + middle.length + file.length - start);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(file, start, joined, end + middle.length, file.length - start);
    return joined;
  }
}
