package io.fixres.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The chart, as the README installs it: with Helm's own code, and its default image names. */
final class Chart {
  static final String NAMESPACE = "fixres-system";

  private static final String RELEASE = "fixres";
  private static final Path PATH = Script.ROOT.resolve("helm").resolve("fixres-operator");
  private static final int PATIENCE_SECONDS = 120;

  private final Path kubeconfig;
  private final String cpuImage;

  Chart(Cluster cluster) throws IOException {
    this.kubeconfig = cluster.kubeconfig();
    JsonNode values = new YAMLMapper().readTree(PATH.resolve("values.yaml").toFile());
    this.cpuImage = values.at("/runnerImages/cpu").asText();
  }

  /**
   * Installs it; the commands that its notes tell. The image for GPUs is the one for CPUs: this
   * machine's GPUs are faked.
   */
  List<String> install() {
    String said =
        new Helm(PATH)
            .install()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .createNamespace()
            .withKubeConfig(kubeconfig)
            .set("runnerImages.cu124", cpuImage)
            .call()
            .getOutput();
    return said.lines().filter(line -> line.startsWith("  kubectl ")).map(String::strip).toList();
  }

  /** Upgrades it with another value, and waits until another operator is ready. */
  void upgrade(String value, String to) {
    new Helm(PATH)
        .upgrade()
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .reuseValues()
        .set(value, to)
        .waitReady()
        .withTimeout(PATIENCE_SECONDS)
        .withKubeConfig(kubeconfig)
        .call();
  }

  /** Runs its test; fails as that does. */
  void test() {
    Helm.test(RELEASE)
        .withNamespace(NAMESPACE)
        .withTimeout(PATIENCE_SECONDS)
        .withKubeConfig(kubeconfig)
        .call();
  }

  /** Uninstalls it. */
  void uninstall() {
    Helm.uninstall(RELEASE).withNamespace(NAMESPACE).withKubeConfig(kubeconfig).call();
  }
}
