package io.fixres.runner.learn;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What a frozen prefix makes of every training image, in one file that a stage writes from front to
 * back and then reads in any order. Memory: 4 bytes an image.
 *
 * <p>A head of 64 bytes (the key, how many images are done, seconds), int32 per place: the image
 * that is shown there, then float32 numbers, place by place. Little-endian.
 */
final class FeatureFile implements Closeable {
  private static final int HEAD = 64;
  private static final int KEY = 32;

  private final Path path;
  private final FileChannel channel;
  private final byte[] key;
  private final int[] shown;
  private final int length;
  private int done;
  private double seconds;

  private FeatureFile(Path path, FileChannel channel, Contents contents) {
    this.path = path;
    this.channel = channel;
    this.key = contents.key.clone();
    this.shown = new int[contents.images];
    this.length = contents.length;
  }

  /**
   * What a file is to hold.
   *
   * @param key SHA-256 over all that decides it
   * @param images how many
   * @param length bytes of one
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Contents(byte[] key, int images, int length) {
    /** Size of the complete file. */
    long bytes() {
      return HEAD + images * ((long) Integer.BYTES + length);
    }
  }

  /** Opens a file to go on with it, or starts it when there is none of this key. */
  static FeatureFile open(Path path, Contents contents) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FeatureFile file = new FeatureFile(path, channel, contents);
    try {
      if (!file.goesOn()) {
        file.begin();
      }
      return file;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private boolean goesOn() throws IOException {
    ByteBuffer head = buffer(HEAD);
    if (channel.size() < HEAD || channel.read(head, 0) < HEAD) {
      return false;
    }
    byte[] found = new byte[KEY];
    head.flip().get(found);
    int kept = head.getInt();
    if (!Arrays.equals(found, key) || kept > shown.length || channel.size() < start(kept)) {
      return false;
    }
    done = kept;
    seconds = head.getDouble();
    ByteBuffer numbers = buffer(Integer.BYTES * done);
    readFully(numbers, HEAD);
    numbers.flip().asIntBuffer().get(shown, 0, done);
    return true;
  }

  private void begin() throws IOException {
    if (channel.size() > 0) {
      channel.truncate(0);
    }
    writeHead();
  }

  private void writeHead() throws IOException {
    ByteBuffer head = buffer(HEAD);
    write(head.put(key).putInt(done).putDouble(seconds).rewind(), 0);
  }

  /** How many images are in it. */
  int done() {
    return done;
  }

  /** Which image is shown in a place: its own unless that could not be read. */
  int shown(int place) {
    return shown[place];
  }

  /** How many images are replaced by another. */
  int replaced() {
    int count = 0;
    for (int place = 0; place < done; place++) {
      count += shown[place] == place ? 0 : 1;
    }
    return count;
  }

  /** Seconds that were worked on it when it was last {@link #keep kept}. */
  double seconds() {
    return seconds;
  }

  /**
   * Adds the next {@code count} images.
   *
   * @param numbers of theirs, from position 0
   * @param images which they are
   */
  void add(ByteBuffer numbers, int[] images, int count) throws IOException {
    ByteBuffer which = buffer(Integer.BYTES * count);
    which.asIntBuffer().put(images, 0, count);
    System.arraycopy(images, 0, shown, done, count);
    write(which, HEAD + (long) Integer.BYTES * done);
    write(numbers.duplicate().position(0).limit(count * length), start(done));
    done += count;
  }

  /** Makes sure that a later attempt finds what is there now. */
  void keep(double worked) throws IOException {
    channel.force(false);
    seconds = worked;
    writeHead();
    channel.force(false);
  }

  /** Reads an image's numbers into its slot of a batch; several threads may at once. */
  void read(int place, ByteBuffer batch, int slot) throws IOException {
    readFully(batch.duplicate().position(slot * length).limit((slot + 1) * length), start(place));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private long start(int place) {
    return HEAD + (long) Integer.BYTES * shown.length + (long) place * length;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void readFully(ByteBuffer into, long position) throws IOException {
    long from = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, from);
      if (read < 0) {
        throw new FileSystemException(path.toString(), null, "it ends early");
      }
      from += read;
    }
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    try {
      long to = position;
      while (bytes.hasRemaining()) {
        to += channel.write(bytes, to);
      }
    } catch (IOException e) {
      throw new FileSystemException(path.toString(), null, e.getMessage());
    }
  }
}
