package io.fixres.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who may import whom within the operator. */
class OperatorImportsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void packagesImportOnlyThoseBeforeThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("settings")
        .definedBy("io.fixres.operator.settings..")
        .layer("desired")
        .definedBy("io.fixres.operator.desired..")
        .layer("progress")
        .definedBy("io.fixres.operator.progress..")
        .layer("observe")
        .definedBy("io.fixres.operator.observe..")
        .layer("check")
        .definedBy("io.fixres.operator.check..")
        .layer("rehearse")
        .definedBy("io.fixres.operator.rehearse..")
        .layer("reconcile")
        .definedBy("io.fixres.operator.reconcile..")
        .whereLayer("settings")
        .mayNotAccessAnyLayer()
        .whereLayer("desired")
        .mayNotAccessAnyLayer()
        .whereLayer("progress")
        .mayNotAccessAnyLayer()
        .whereLayer("check")
        .mayNotAccessAnyLayer()
        .whereLayer("rehearse")
        .mayNotAccessAnyLayer()
        .whereLayer("observe")
        .mayOnlyAccessLayers("progress")
        .whereLayer("reconcile")
        .mayOnlyAccessLayers("settings", "desired", "progress", "observe")
        .check(CLASSES);
  }

  @Test
  void onlyReconcileSeesTheOperatorSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.fixres.operator.reconcile..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javaoperatorsdk..", "io.quarkiverse..")
        .check(CLASSES);
  }

  @Test
  void onlyWhatStartsAndStopsItSeesQuarkus() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.fixres.operator.reconcile..", "io.fixres.operator.rehearse..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.quarkus..")
        .check(CLASSES);
  }

  @Test
  void desiredObjectsArePure() {
    noClasses()
        .that()
        .resideInAPackage("io.fixres.operator.desired..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fabric8.kubernetes.client..",
            "org.slf4j..",
            "java.net..",
            "java.nio..",
            "java.time..")
        .check(CLASSES);
  }
}
