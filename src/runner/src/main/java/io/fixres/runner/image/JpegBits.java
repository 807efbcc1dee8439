package io.fixres.runner.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entropy-coded part of a baseline JPEG, block by block: stuffing removed once, then read 32
 * bits at a time. Nothing is allocated per block.
 */
final class JpegBits {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** Zero bytes behind the data and behind each restart: reading ahead stays within them. */
  private static final int PADDING = 32;

  /** Positions beyond 63 take what a damaged run addresses. */
  static final int[] ZIGZAG = {
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
    63, 63, 63, 63, 63, 63
  };

  /** Where coefficients go in a batch of blocks, by zigzag index. */
  private static final int[] PLACES = Arrays.stream(ZIGZAG).map(i -> i * JpegIdct.BLOCKS).toArray();

  private byte[] data = new byte[1 << 16];
  private int[] ends = new int[16];
  private int segments;
  private int segment;
  private long bits;
  private int available;
  private int at;

  /**
   * Loads the scan that begins at {@code start}; it ends at the first marker but restarts in their
   * order.
   *
   * <p>It also ends where fill bytes precede no marker, which no encoder writes: libjpeg-turbo
   * reads on, but leaves what a first attempt made of it in the block, so that its pixels depend on
   * how the data came to it.
   */
  void load(byte[] file, int start) {
    int out = 0;
    int in = start;
    segments = 0;
    while (in < file.length) {
      int run = in;
      while (run < file.length && file[run] != -1) {
        run++;
      }
      room(out + run - in + 2 * PADDING);
      System.arraycopy(file, in, data, out, run - in);
      out += run - in;
      int next = run + 1;
      while (next < file.length && file[next] == -1) {
        next++;
      }
      int marker = next < file.length ? file[next] & 0xff : 0xd9;
      in = next + 1;
      if (marker == 0 && next == run + 1) {
        data[out++] = -1;
      } else if (marker == 0xd0 + segments % 8) {
        out = endSegment(out);
      } else {
        break;
      }
    }
    endSegment(out);
    enter(0);
  }

  private int endSegment(int out) {
    room(out + 2 * PADDING);
    Arrays.fill(data, out, out + PADDING, (byte) 0);
    if (segments == ends.length) {
      ends = Arrays.copyOf(ends, segments * 2);
    }
    ends[segments++] = out;
    return out + PADDING;
  }

  private void room(int bytes) {
    if (data.length < bytes) {
      data = Arrays.copyOf(data, Math.max(bytes, data.length * 2));
    }
  }

  private void enter(int number) {
    segment = number;
    at = number == 0 ? 0 : ends[number - 1] + PADDING;
    bits = 0;
    available = 0;
  }

  /** Goes on behind the next restart marker; false if there is none. */
  boolean restart() {
    if (segment + 1 >= segments) {
      return false;
    }
    enter(segment + 1);
    return true;
  }

  /** Whether more was read than the file holds: it is cut off or damaged. */
  boolean overrun() {
    return at - available / 8 > ends[segment];
  }

  /** The last block's first coefficient, dequantised. */
  int dc(JpegComponent of) {
    return (short) of.previousDc * of.quantizer[0];
  }

  /**
   * Reads one block's coefficients, dequantised, into its zeroed places in a batch.
   *
   * @return false for damaged data
   */
  boolean block(JpegComponent of, int[] batch, int slot) {
    if (!direct(of)) {
      return false;
    }
    batch[slot] = dc(of);
    return alternating(of.ac, of.quantizer, batch, slot);
  }

  /** Reads one block and keeps nothing but its first coefficient; false for damaged data. */
  boolean skip(JpegComponent of) {
    return direct(of) && skipAlternating(of.ac);
  }

  private boolean direct(JpegComponent of) {
    long b = bits;
    int n = available;
    int p = Math.min(at, ends[segment] + PADDING - 16);
    if (n < 32) {
      b |= ((int) WORD.get(data, p) & 0xffffffffL) << (32 - n);
      p += 4;
      n += 32;
    }
    int entry = of.dc.lookup[(int) (b >>> (64 - JpegHuffman.LOOKUP_BITS))];
    entry = entry != 0 ? entry : of.dc.slow((int) (b >>> 48));
    int size = entry & 0xff;
    if (entry < 0 || size > 15) {
      return false;
    }
    b <<= entry >> 8;
    n -= entry >> 8;
    if (size != 0) {
      of.previousDc += JpegHuffman.extend((int) (b >>> (64 - size)), size);
      b <<= size;
      n -= size;
    }
    bits = b;
    available = n;
    at = p;
    return true;
  }

  @SuppressWarnings("checkstyle:MethodLength") // The hottest loop of decoding, all in registers.
  private boolean alternating(JpegHuffman ac, int[] quantizer, int[] batch, int slot) {
    long b = bits;
    int n = available;
    int p = at;
    int guard = ends[segment] + PADDING - 8;
    for (int k = 1; k < 64; k++) {
      if (n < 32) {
        p = Math.min(p, guard);
        b |= ((int) WORD.get(data, p) & 0xffffffffL) << (32 - n);
        p += 4;
        n += 32;
      }
      int index = (int) (b >>> (64 - JpegHuffman.LOOKUP_BITS));
      int value = ac.values[index];
      if (value != 0) {
        k += (value >> 8) & 15;
        b <<= value & 0xff;
        n -= value & 0xff;
        batch[PLACES[k] + slot] = (value >> 16) * quantizer[k];
        continue;
      }
      int entry = ac.lookup[index] != 0 ? ac.lookup[index] : ac.slow((int) (b >>> 48));
      if (entry < 0) {
        return false;
      }
      int size = entry & 15;
      b <<= entry >> 8;
      n -= entry >> 8;
      k += (entry >> 4) & 15;
      if (size != 0) {
        if (n < size) {
          p = Math.min(p, guard);
          b |= ((int) WORD.get(data, p) & 0xffffffffL) << (32 - n);
          p += 4;
          n += 32;
        }
        batch[PLACES[k] + slot] =
            JpegHuffman.extend((int) (b >>> (64 - size)), size) * quantizer[k];
        b <<= size;
        n -= size;
      } else if ((entry & 0xf0) != 0xf0) {
        break;
      }
    }
    bits = b;
    available = n;
    at = p;
    return true;
  }

  /** As {@link #alternating}, bit for bit. */
  private boolean skipAlternating(JpegHuffman ac) {
    long b = bits;
    int n = available;
    int p = at;
    int guard = ends[segment] + PADDING - 8;
    for (int k = 1; k < 64; k++) {
      if (n < 32) {
        p = Math.min(p, guard);
        b |= ((int) WORD.get(data, p) & 0xffffffffL) << (32 - n);
        p += 4;
        n += 32;
      }
      int index = (int) (b >>> (64 - JpegHuffman.LOOKUP_BITS));
      int entry = ac.lookup[index] != 0 ? ac.lookup[index] : ac.slow((int) (b >>> 48));
      if (entry < 0) {
        return false;
      }
      // A code of 16 bits and a value of 15 fit in 32.
      int used = (entry >> 8) + (entry & 15);
      b <<= used;
      n -= used;
      k += (entry >> 4) & 15;
      if ((entry & 0xff) != 0xf0 && (entry & 15) == 0) {
        break;
      }
    }
    bits = b;
    available = n;
    at = p;
    return true;
  }
}
