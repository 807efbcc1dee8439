package io.fixres.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom, of all modules, in one list. */
class ImportRulesTest {
  /** Module → the modules of ours it may import, itself included. */
  private static final Map<String, List<String>> MODULES = new LinkedHashMap<>();

  static {
    MODULES.put("contract", List.of("contract"));
    MODULES.put("api", List.of("api", "contract"));
    MODULES.put("pipeline", List.of("pipeline", "api", "contract"));
    MODULES.put("report", List.of("report", "api", "contract"));
    MODULES.put("runner", List.of("runner", "contract"));
    MODULES.put("cli", List.of("cli", "report", "pipeline", "api", "contract"));
  }

  /** Built before this module, if at all: alone, this module has nothing to see of it. */
  private static final String ELSEWHERE = "runner";

  /** Nobody here may import these; what they may is what their poms give them. */
  private static final Set<String> OTHERS = Set.of("operator", "bench");

  /** What runner and command line share with effects: how a workspace's files are written. */
  private static final String FILES = "io.fixres.contract.files";

  private static final List<String> PURE = List.of("contract", "api", "pipeline", "report");

  static Stream<String> modules() {
    return MODULES.keySet().stream();
  }

  static Stream<String> pureModules() {
    return PURE.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void importsOnlyWhatItMay(String module) {
    // given
    String[] others =
        Stream.concat(modules(), OTHERS.stream())
            .filter(other -> !MODULES.get(module).contains(other))
            .map(other -> "io.fixres." + other + "..")
            .toArray(String[]::new);

    // when
    ArchRule rule = noClasses().should().dependOnClassesThat().resideInAnyPackage(others);

    // then
    check(rule, module);
  }

  @ParameterizedTest
  @MethodSource("pureModules")
  void pureModulesTouchNoFileNetThreadProcessOrLog(String module) {
    // when
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.nio.file..", "java.nio.channels..", "java.net..", "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(
                java.io.File.class,
                Thread.class,
                Process.class,
                ProcessBuilder.class,
                Clock.class,
                ThreadLocalRandom.class);

    // then
    check(rule, module);
  }

  @ParameterizedTest
  @MethodSource("pureModules")
  void pureModulesReadNoClockEnvironmentOrUnseededRandom(String module) {
    // when
    ArchRule rule =
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class);

    // then
    check(rule, module);
  }

  @Test
  void pureModulesDoNotReachTheDiskThroughTheContractEither() {
    // when
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage(FILES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FILES);

    // then
    PURE.forEach(module -> check(rule, module));
  }

  @Test
  void apiUsesTheClientForItsResourceTypesAlone() {
    // when
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8.kubernetes.client.dsl..");

    // then
    check(rule, "api");
  }

  @Test
  void onlyTheCommandsKnowTheCommandLineLibrary() {
    // when
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.fixres.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    // then
    check(rule, "cli");
  }

  @Test
  void packagesOfTheCommandImportDownwards() {
    // when
    ArchRule terminal =
        noClasses()
            .that()
            .resideInAPackage("io.fixres.cli.terminal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fixres.cli", "io.fixres.cli.local", "io.fixres.cli.validate");
    ArchRule local =
        noClasses()
            .that()
            .resideInAPackage("io.fixres.cli.local")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fixres.cli", "io.fixres.cli.validate");

    // then
    check(terminal, "cli");
    check(local, "cli");
  }

  private static void check(ArchRule rule, String module) {
    Path built = Path.of("..", module, "target", "classes");
    if (ELSEWHERE.equals(module) && !Files.isDirectory(built)) {
      return;
    }
    JavaClasses imported = new ClassFileImporter().importPath(built);
    assertThat(imported).as("classes of %s, built in %s", module, built).isNotEmpty();
    rule.allowEmptyShould(true).check(imported);
  }
}
