package io.fixres.api.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed files are what the types say; {@code -Dfixres.update} writes them anew. */
final class GeneratedFilesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final String UPDATE =
      "run: mvn -pl src/api -am verify -Dfixres.update (and commit what it writes)";

  private final CrdDocument crd = CrdDocument.generate();

  @Test
  void crdIsWhatTheTypesSay() throws IOException {
    compare(ROOT.resolve("crds").resolve(CrdDocument.FILE), crd.yaml());
  }

  @Test
  void crdIsSmallEnoughToReadAndApply() {
    assertThat(crd.yaml().getBytes(UTF_8)).hasSizeLessThan(100_000);
  }

  @Test
  void referenceIsWhatTheCrdSays() throws IOException {
    compare(ROOT.resolve("docs").resolve("reference.md"), ReferencePage.of(crd));
  }

  private static void compare(Path file, String expected) throws IOException {
    if (System.getProperty("fixres.update") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(file).as(UPDATE).usingCharset(UTF_8).hasContent(expected);
  }
}
