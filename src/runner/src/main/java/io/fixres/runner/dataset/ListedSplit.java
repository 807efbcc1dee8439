package io.fixres.runner.dataset;

import io.fixres.runner.dataset.SplitListing.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A split whose images are files, or parts of files. */
record ListedSplit(Path root, SplitListing listing, String manifest) implements ImageSplit {
  ListedSplit(Path root, SplitListing listing) {
    this(root, listing, listing.manifest());
  }

  @Override
  public int size() {
    return listing.entries().size();
  }

  @Override
  public int label(int image) {
    return listing.entries().get(image).label();
  }

  @Override
  public String name(int image) {
    return listing.entries().get(image).path();
  }

  @Override
  public byte[] bytes(int image) throws IOException {
    Entry entry = listing.entries().get(image);
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
