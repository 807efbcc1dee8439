package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.DataLook;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.DatasetRef.Normalization;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  private static final DatasetRef DATASET =
      new DatasetRef(
          "any",
          null,
          "train",
          "val",
          "test",
          new Normalization(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)));

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private PrintStream stdout;

  @BeforeEach
  void listen() {
    stdout = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(stdout);
  }

  @Test
  void countsWhatARunCountsAndReadsAspectsOfAllFormats() throws IOException {
    // given
    for (String split : List.of("train", "val", "test")) {
      Path images = Files.createDirectories(folder.resolve(split).resolve("cat/deep"));
      copy("webp-lossy.webp", images.resolve("1.webp"));
      Files.writeString(images.resolve("damaged.jpg"), "no image");
      Files.writeString(images.resolve(".DS_Store"), "");
      Files.writeString(folder.resolve(split).resolve("readme.txt"), "");
    }
    Files.writeString(folder.resolve("val/cat/notes.txt"), "");
    Files.writeString(folder.resolve("test/cat/more.jpg"), "no image");

    // when
    ExitCode code = look();

    // then
    assertThat(code).isEqualTo(ExitCode.OK);
    DataLook look = Json.read(out.toString(StandardCharsets.UTF_8), DataLook.class);
    assertThat(look.facts().trainImages()).isEqualTo(2);
    assertThat(look.facts().validationImages()).isEqualTo(2);
    assertThat(look.testImages()).isEqualTo(3);
    assertThat(look.endings()).containsExactly(Map.entry("val", ".txt (1)"));
    assertThat(look.facts().classes()).isEqualTo(1);
    assertThat(look.manifests()).hasSize(3).contains(look.facts().manifest());
    assertThat(look.aspects()).containsExactly(31 / 23.0);
  }

  @Test
  void saysThatThereIsNoDataSet() {
    assertThat(look()).isEqualTo(ExitCode.DATA_NOT_FOUND);
  }

  private ExitCode look() {
    return DataCommand.run(new String[] {"data", "look", folder.toString(), Json.write(DATASET)});
  }

  private static void copy(String image, Path to) throws IOException {
    try (InputStream in = DataCommandTest.class.getResourceAsStream("image/" + image)) {
      Files.copy(in, to);
    }
  }
}
