package io.fixres.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Kubernetes of one node on this machine, with the images that are built from these sources. */
final class Cluster implements AutoCloseable {
  /** Exit codes of the repository's scripts: something is not installed, or not allowed. */
  private static final List<Integer> CANNOT = List.of(69, 77);

  private static final Path WORK = Path.of("target", "cluster").toAbsolutePath();
  private static final String OPERATOR = WORK.resolve("operator.tar").toString();
  private static final String RUNNER = WORK.resolve("runner.tar").toString();
  private static final Pattern KUBECONFIG = Pattern.compile("export KUBECONFIG=(.+)");

  private final Path kubeconfig;
  private final Path binaries;
  private final KubernetesClient client;

  private Cluster(Path kubeconfig, Path binaries) {
    this.kubeconfig = kubeconfig;
    this.binaries = binaries;
    this.client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
            .build();
  }

  /** Builds the images that have changed; where that cannot be, all tests are skipped. */
  static void buildImages() throws IOException {
    Files.createDirectories(WORK);
    var runner = CompletableFuture.supplyAsync(() -> run("runner-image/build", "cpu", RUNNER));
    Script operator = run("operator-image/build", OPERATOR);
    ifPossible(runner.join());
    ifPossible(operator);
  }

  /** Starts with these images and a GPU for each of the three experiments at work. */
  static Cluster start() {
    Path binaries = Path.of(ifPossible(run("tools/kube/build")));
    Script up = run("tools/cluster/up", "--gpus", "3", OPERATOR, RUNNER);
    Matcher said = KUBECONFIG.matcher(ifPossible(up));
    assertThat(said.find()).isTrue();
    return new Cluster(Path.of(said.group(1)), binaries);
  }

  private static Script run(String... command) {
    return Script.run(Map.of(), command);
  }

  private static String ifPossible(Script script) {
    if (CANNOT.contains(script.exitCode()) && !"true".equals(System.getenv("CI"))) {
      String command = script.command().get(0);
      System.err.println(
          "SKIPPED: nothing was tested on a real cluster, as %s says above why".formatted(command));
      abort("there is no cluster: %s ended with %d".formatted(command, script.exitCode()));
    }
    return script.orFail();
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  KubernetesClient client() {
    return client;
  }

  /** Runs a command line as an administrator, with kubectl at hand. */
  Script shell(String line) {
    String path = binaries + ":" + System.getenv("PATH");
    return Script.run(Map.of("KUBECONFIG", kubeconfig.toString(), "PATH", path), "sh", "-c", line);
  }

  /** Makes a namespace that enforces the strictest standard, with a claim on a new directory. */
  Path namespaceWithClaim(String namespace, String claim) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .create();
    Path directory = WORK.resolve(namespace);
    Script.run(Map.of(), "rm", "-rf", directory.toString()).orFail();
    Script.run(Map.of(), "tools/cluster/volume", claim, directory.toString(), namespace).orFail();
    return directory;
  }

  @Override
  public void close() {
    client.close();
    Script.run(Map.of(), "tools/cluster/down").orFail();
  }
}
