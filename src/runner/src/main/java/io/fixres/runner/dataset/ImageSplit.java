package io.fixres.runner.dataset;

import io.fixres.runner.dataset.SplitListing.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The images of one split, files or parts of files, in a fixed order: an index means the same image
 * to every stage.
 */
public final class ImageSplit {
  private final Path root;
  private final List<Entry> entries;
  private final String manifest;
  private final String endings;

  /** The images of a listing, whose files are relative to {@code root}. */
  ImageSplit(Path root, SplitListing listing) {
    this.root = root;
    this.entries = listing.entries();
    this.manifest = listing.manifest();
    this.endings = listing.endings();
  }

  /** A digest that changes when the images do: their paths, sizes or classes. */
  public String manifest() {
    return manifest;
  }

  /** Endings of files beside them that are no images for these, with how many; may be empty. */
  String endings() {
    return endings;
  }

  /** How many images, readable or not. */
  public int size() {
    return entries.size();
  }

  /** The class of an image, as an index into the data set's class list. */
  public int label(int image) {
    return entries.get(image).label();
  }

  /** Where an image is, for messages. */
  public String name(int image) {
    return entries.get(image).path();
  }

  /** An image file's bytes. */
  public byte[] bytes(int image) throws IOException {
    Entry entry = entries.get(image);
    Path file = root.resolve(entry.file());
    if (entry.member().isEmpty()) {
      return Files.readAllBytes(file);
    }
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(entry.size()));
    try (FileChannel channel = FileChannel.open(file)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, entry.offset() + buffer.position()) < 0) {
          throw new EOFException(file + " ends within " + entry.member());
        }
      }
    }
    return buffer.array();
  }
}
