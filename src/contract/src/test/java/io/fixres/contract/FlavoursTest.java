package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The versions in runner-image/flavours.yaml are the ones that are built and tested. */
class FlavoursTest {
  private static final Path ROOT = Path.of("../..");

  @Test
  void cpuFlavourIsTheBuildsDefault() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(pom).contains("<djl.version>" + version("cpu", "djl") + "</djl.version>");
    assertThat(pom)
        .contains("<pytorch.version>" + version("cpu", "pytorch") + "</pytorch.version>");
  }

  @Test
  void cuda118FlavourIsTestedByAModule() throws IOException {
    String pom = Files.readString(ROOT.resolve("src/runner-cu118/pom.xml"));

    assertThat(pom).contains("<djl.version>" + version("cu118", "djl") + "</djl.version>");
    assertThat(pom)
        .contains("<pytorch.version>" + version("cu118", "pytorch") + "</pytorch.version>");
  }

  private static String version(String flavour, String of) throws IOException {
    String yaml = Files.readString(ROOT.resolve("runner-image/flavours.yaml"));
    Matcher line = Pattern.compile(flavour + ": \\{.*?\\b" + of + ": ([0-9.]+)").matcher(yaml);
    assertThat(line.find()).as("%s of %s", of, flavour).isTrue();
    return line.group(1);
  }
}
