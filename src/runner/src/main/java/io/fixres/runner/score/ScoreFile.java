package io.fixres.runner.score;

import io.fixres.contract.Metric;
import io.fixres.contract.files.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Scores on disk, big-endian: magic {@code FXS1}, what they are of (UTF), from, to (int32), one
 * flags byte an image (1 scored, 2 right at the first guess, 4 right within five), one float32 loss
 * an image, CRC-32 of all that (int64).
 *
 * <p>Five bytes an image: 250 KB for ImageNet's 50,000 at one point.
 */
public final class ScoreFile {
  private static final int MAGIC = 0x46585331;
  private static final int CRC_BYTES = Long.BYTES;

  private ScoreFile() {}

  /** Writes atomically. */
  public static void write(Path file, String source, ScoreTable scores) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeInt(MAGIC);
          out.writeUTF(source);
          out.writeInt(scores.from());
          out.writeInt(scores.to());
          for (int image = scores.from(); image < scores.to(); image++) {
            out.writeByte(flags(scores, image));
          }
          for (int image = scores.from(); image < scores.to(); image++) {
            out.writeFloat(scores.loss(image));
          }
          out.writeLong(checked.getChecksum().getValue());
        });
  }

  /** Reads; empty when the file is missing, damaged, or of other data or another model. */
  public static Optional<ScoreTable> read(Path file, String source) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    return isWhole(bytes) ? parse(bytes, source) : Optional.empty();
  }

  private static Optional<ScoreTable> parse(byte[] bytes, String source) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC || !isOf(source, in.readUTF())) {
      return Optional.empty();
    }
    ScoreTable scores = new ScoreTable(in.readInt(), in.readInt());
    int images = scores.to() - scores.from();
    byte[] flags = new byte[images];
    in.readFully(flags);
    for (int i = 0; i < images; i++) {
      float loss = in.readFloat();
      if ((flags[i] & 1) != 0) {
        scores.record(scores.from() + i, rank(flags[i]), loss);
      }
    }
    return Optional.of(scores);
  }

  /** Who does not know the model that scores are of takes those of any. */
  private static boolean isOf(String wanted, String found) {
    return found.equals(wanted) || (!wanted.contains(" ") && found.startsWith(wanted + " "));
  }

  private static int flags(ScoreTable scores, int image) {
    return (scores.isScored(image) ? 1 : 0)
        | (scores.isCorrect1(image) ? 2 : 0)
        | (scores.isCorrect5(image) ? 4 : 0);
  }

  /** A rank that sets the same flags again. */
  private static int rank(byte flags) {
    if ((flags & 2) != 0) {
      return 0;
    }
    return (flags & 4) != 0 ? 1 : Metric.GUESSES;
  }

  private static boolean isWhole(byte[] bytes) throws IOException {
    if (bytes.length < CRC_BYTES) {
      return false;
    }
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - CRC_BYTES);
    DataInputStream tail =
        new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - CRC_BYTES, CRC_BYTES));
    return tail.readLong() == crc.getValue();
  }
}
