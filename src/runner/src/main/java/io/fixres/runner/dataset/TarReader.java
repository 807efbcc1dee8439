package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tar archive, header by header: ustar with its prefix, GNU's long names and large
 * sizes, pax's path and size. Headers are checked against their checksums.
 */
final class TarReader implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int LONGEST_TEXT = 1 << 20;

  private final Path tar;
  private final FileChannel channel;
  private long at;

  private TarReader(Path tar, FileChannel channel) {
    this.tar = tar;
    this.channel = channel;
  }

  /**
   * A file within the archive.
   *
   * @param name its path
   * @param offset of its bytes in the archive
   * @param size of it, in bytes
   * @param isLink whether its bytes are those of another file
   */
  record Member(String name, long offset, long size, boolean isLink) {}

  static TarReader open(Path tar) throws IOException {
    return new TarReader(tar, FileChannel.open(tar));
  }

  /**
   * The next file or link, directories left out; empty at the end.
   *
   * @throws StageFailure {@link ExitCode#DATA_ERROR} for what is no tar, damaged or cut short
   */
  Optional<Member> next() throws IOException {
    Map<String, String> extended = new HashMap<>();
    while (at + BLOCK <= channel.size()) {
      TarHeader header = new TarHeader(bytes(at, BLOCK));
      if (header.isEnd()) {
        return Optional.empty();
      }
      Member member = member(header, extended);
      at = member.offset() + (member.size() + BLOCK - 1) / BLOCK * BLOCK;
      switch (header.kind()) {
        case PAX -> extended.putAll(pax(bytes(member)));
        case LONG_NAME -> extended.put("path", text(member).replace("\0", ""));
        case FILE, LINK -> {
          return Optional.of(member);
        }
        case REMARK -> {
          // of the archive as a whole, or the target of a link: nothing that we read
        }
        case OTHER -> extended.clear();
      }
    }
    // Some programs leave out the blocks that mark the end.
    if (at == 0 || at != channel.size() || !extended.isEmpty()) {
      throw damaged("it is cut short at byte " + channel.size());
    }
    return Optional.empty();
  }

  private Member member(TarHeader header, Map<String, String> extended) throws IOException {
    if (!header.isSound()) {
      throw damaged("the checksum of the header at byte %d is wrong".formatted(at));
    }
    boolean isOfTheNext = header.kind().isOfTheNext();
    String name = isOfTheNext ? header.name() : extended.getOrDefault("path", header.name());
    long size = size(header, isOfTheNext ? null : extended.get("size"));
    if (size < 0 || size > channel.size() - at - BLOCK) {
      throw damaged("it ends within " + name);
    }
    return new Member(name, at + BLOCK, size, header.kind() == TarHeader.Kind.LINK);
  }

  private long size(TarHeader header, @Nullable String extended) {
    try {
      return extended == null ? header.size() : Long.parseLong(extended);
    } catch (NumberFormatException e) {
      throw damaged("the size in the header at byte %d is no number".formatted(at));
    }
  }

  /** What a file holds. */
  String text(Member member) throws IOException {
    return new String(bytes(member), StandardCharsets.UTF_8);
  }

  private byte[] bytes(Member member) throws IOException {
    if (member.size() > LONGEST_TEXT) {
      throw damaged("%s has %d bytes".formatted(member.name(), member.size()));
    }
    return bytes(member.offset(), (int) member.size());
  }

  /** Records of the form {@code "<length> <key>=<value>\n"}, lengths in bytes. */
  private Map<String, String> pax(byte[] records) {
    Map<String, String> values = new HashMap<>();
    int from = 0;
    while (from < records.length) {
      String rest = new String(records, from, records.length - from, StandardCharsets.UTF_8);
      int space = rest.indexOf(' ');
      int length = space < 1 || space > 9 ? 0 : number(rest.substring(0, space));
      if (length < space + 2 || from + length > records.length) {
        throw damaged("an extended header is none");
      }
      String record = new String(records, from, length - 1, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals > space) {
        values.put(record.substring(space + 1, equals), record.substring(equals + 1));
      }
      from += length;
    }
    return values;
  }

  private static int number(String digits) {
    return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
  }

  private byte[] bytes(long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // read on
    }
    return buffer.array();
  }

  private StageFailure damaged(String why) {
    return new StageFailure(
        ExitCode.DATA_ERROR,
        "%s is no tar file, or damaged: %s; copy it again, or remove it".formatted(tar, why));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
