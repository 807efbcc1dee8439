import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Numbers the keys by which the steps of a start hand values on in the order in which a jar of
 * generated classes has them. Quarkus 3.33 numbers them in the order in which its threads come
 * along; one that has quarkusio/quarkus#53025 needs this no longer.
 */
final class RenumberKeys {
  private static final String PREFIX = "proxykey";

  /** A string of a class file: its length in two bytes, its characters, and then no digit. */
  private static final Pattern KEY = Pattern.compile("(.)(.)(" + PREFIX + "\\d+)", Pattern.DOTALL);

  private final Map<String, String> renumbered = new HashMap<>();

  /** Takes the jar, and writes it anew. */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    var keys = new RenumberKeys();
    byte[] written = keys.renumberJar(Files.readAllBytes(jar));
    if (keys.renumbered.isEmpty()) {
      throw new IllegalStateException(
          "there is no %s in %s: is this step still needed?".formatted(PREFIX, jar));
    }
    Files.write(jar, written);
  }

  private byte[] renumberJar(byte[] jar) throws IOException {
    var written = new ByteArrayOutputStream();
    try (var from = new ZipInputStream(new ByteArrayInputStream(jar));
        var to = new ZipOutputStream(written)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var anew = new ZipEntry(entry);
        anew.setCompressedSize(-1); // not known yet
        to.putNextEntry(anew);
        to.write(renumberClass(from.readAllBytes()));
      }
    }
    return written.toByteArray();
  }

  private byte[] renumberClass(byte[] content) {
    return KEY.matcher(new String(content, StandardCharsets.ISO_8859_1))
        .replaceAll(found -> Matcher.quoteReplacement(renumber(found)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private String renumber(MatchResult found) {
    String key = found.group(3);
    int length = found.group(1).charAt(0) << Byte.SIZE | found.group(2).charAt(0);
    if (length != key.length()) {
      throw new IllegalStateException(
          "%s is no string of its own, but part of %d bytes".formatted(key, length));
    }
    String other = renumbered.computeIfAbsent(key, first -> PREFIX + (renumbered.size() + 1));
    return new String(new char[] {0, (char) other.length()}) + other;
  }
}
