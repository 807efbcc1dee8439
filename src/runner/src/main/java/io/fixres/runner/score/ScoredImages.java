package io.fixres.runner.score;

import io.fixres.contract.files.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the conclusion needs to know of a split's images besides their scores, so that it need not
 * look at them again.
 *
 * @param labels class index of each image
 * @param widths in pixels; 0 = the image could not be read
 * @param heights in pixels; 0 = the image could not be read
 */
public record ScoredImages(int[] labels, int[] widths, int[] heights) {
  private static final int MAGIC = 0x46584931;

  public ScoredImages {
    if (labels.length != widths.length || labels.length != heights.length) {
      throw new IllegalArgumentException("one label, width and height an image");
    }
  }

  /** How many images the split has. */
  public int size() {
    return labels.length;
  }

  /** Writes atomically: magic {@code FXI1}, count, then label, width and height of each, int32. */
  public void write(Path file) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(MAGIC);
          out.writeInt(size());
          for (int i = 0; i < size(); i++) {
            out.writeInt(labels[i]);
            out.writeInt(widths[i]);
            out.writeInt(heights[i]);
          }
        });
  }

  /**
   * Reads.
   *
   * @throws IOException when the file is missing or none of ours
   */
  public static ScoredImages read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is no list of images of ours; delete it and sweep again");
      }
      int n = in.readInt();
      ScoredImages images = new ScoredImages(new int[n], new int[n], new int[n]);
      for (int i = 0; i < n; i++) {
        images.labels[i] = in.readInt();
        images.widths[i] = in.readInt();
        images.heights[i] = in.readInt();
      }
      return images;
    }
  }
}
