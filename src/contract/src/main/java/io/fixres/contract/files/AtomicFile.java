package io.fixres.contract.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that a reader, or a crash, sees the old one or the new one and nothing between.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Produces a file's bytes. */
  public interface Content {
    /** Writes all of it; the stream is buffered and is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Produces a file's bytes in large blocks. */
  public interface Blocks {
    /** Writes all of it. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Writes a text as UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes beside the file, forces it to the disk, and renames it over. */
  public static void write(Path file, Content content) throws IOException {
    writeBlocks(
        file,
        channel -> {
          OutputStream buffered =
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          content.writeTo(buffered);
          buffered.flush();
        });
  }

  /** The same for what is too large to pass through a stream. */
  public static void writeBlocks(Path file, Blocks content) throws IOException {
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = draft(directory.resolve(file.getFileName()));
    try {
      fill(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (RuntimeException e) {
      Files.deleteIfExists(draft);
      throw e;
    } catch (IOException e) {
      // On a full disk the draft takes the room that the next attempt needs.
      Files.deleteIfExists(draft);
      throw IoFault.isNoSpace(e)
          ? new FileSystemException(file.toString(), null, IoFault.reason(e))
          : e;
    }
    sync(directory);
  }

  /** Where a file is written before it takes its place. */
  public static Path draft(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".part");
  }

  private static void fill(Path draft, Blocks content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
