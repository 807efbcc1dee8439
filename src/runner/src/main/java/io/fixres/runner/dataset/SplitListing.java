package io.fixres.runner.dataset;

import io.fixres.contract.Sha256;
import io.fixres.contract.ShortList;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A split as it was found on disk, before classes are numbered.
 *
 * @param name of the split
 * @param classes names in order of their numbers
 * @param entries one an image, sorted
 * @param endings of files in class folders that are no images for these; empty = there are none
 */
record SplitListing(String name, List<String> classes, List<Entry> entries, String endings) {
  private static final int NAMED = 5;

  SplitListing {
    classes = List.copyOf(classes);
    entries = List.copyOf(entries);
  }

  /** The first few of some names. */
  static String some(List<String> names) {
    return ShortList.of(names, NAMED);
  }

  /** For the end of a message that misses images. */
  String passedOver() {
    return endings.isEmpty() ? "" : "; passed over for their endings: " + endings;
  }

  /** SHA-256 over split, path, size and class of every image: it changes when they do. */
  String manifest() {
    MessageDigest digest = Sha256.digest();
    for (Entry entry : entries) {
      // Formats are slow, and there may be millions of images.
      String line = name + "\t" + entry.path() + "\t" + entry.size() + "\t" + entry.label() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * One image.
   *
   * @param file the image's file, or the tar it is in, relative to the data set
   * @param member name within the tar; empty for a file of its own
   * @param offset of the image's bytes within {@code file}
   * @param size in bytes
   * @param label the class's number
   */
  record Entry(String file, String member, long offset, long size, int label) {
    /** Where it is, for messages and the manifest. */
    String path() {
      return member.isEmpty() ? file : file + "!" + member;
    }
  }
}
