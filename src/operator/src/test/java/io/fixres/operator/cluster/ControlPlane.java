package io.fixres.operator.cluster;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A real control plane without nodes: etcd, kube-apiserver and the controllers that the operator
 * lives with. Pods are driven by {@link FakeKubelet}.
 */
public final class ControlPlane implements QuarkusTestResourceLifecycleManager {
  private static final String TOKEN = UUID.randomUUID().toString();

  private KubeAPIServer server;
  private Process controllers;

  @Override
  public Map<String, String> start() {
    Path binaries = KubeBinaries.find().orElseThrow();
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(binaries.toString())
                .withApiServerVersion(KubeBinaries.version())
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withApiServerFlag("--token-auth-file", tokens().toString())
                .build());
    server.start();
    Path kubeconfig = write(kubeconfig(), ".yaml");
    System.setProperty("kubeconfig", kubeconfig.toString());
    controllers = startControllers(binaries, kubeconfig);
    installDefinitions();
    return Map.of(
        "fixres.runner-images.cpu", "localhost/fixres-runner:cpu",
        "fixres.runner-images.cu124", "localhost/fixres-runner:cu124",
        "fixres.allowed-images", "registry.example.com/vision/*",
        "fixres.look-for-prerequisites", "PT1S",
        "fixres.max-active-jobs", "3",
        "fixres.node-selector.\"node-role.kubernetes.io/worker\"", "",
        "quarkus.http.test-port", "0");
  }

  /** A client with all rights; the caller closes it. */
  public KubernetesClient client() {
    Config config = Config.fromKubeconfig(kubeconfig());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** A client has a token, as in a pod: with a certificate it would look for one at each call. */
  private String kubeconfig() {
    return server
        .getKubeConfigYaml()
        .replaceFirst("client-certificate: .*", "token: " + TOKEN)
        .replaceFirst("client-key: .*", "");
  }

  private static Path tokens() {
    return write(TOKEN + ",tester,tester,system:masters\n", ".csv");
  }

  /** Makes the API server hang: it takes connections and answers nobody. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets the API server go on. */
  public void thaw() {
    signal("CONT");
  }

  private static void signal(String name) {
    ProcessHandle apiServer =
        ProcessHandle.current()
            .children()
            .filter(child -> arguments(child).contains("--etcd-servers"))
            .findFirst()
            .orElseThrow();
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(apiServer.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> arguments(ProcessHandle process) {
    return List.of(process.info().arguments().orElse(new String[0]));
  }

  @Override
  public void stop() {
    if (controllers != null) {
      controllers.destroyForcibly();
    }
    if (server != null) {
      server.stop();
    }
  }

  private static Path write(String text, String suffix) {
    try {
      Path file = Files.createTempFile("fixres-control-plane", suffix);
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process startControllers(Path binaries, Path kubeconfig) {
    try {
      String process = Long.toString(ProcessHandle.current().pid()); // others may run beside it
      Path log = Path.of("target", "kube-controller-manager-" + process + ".log");
      return new ProcessBuilder(
              binaries.resolve("kube-controller-manager").toString(),
              "--kubeconfig=" + kubeconfig,
              "--leader-elect=false",
              "--secure-port=0",
              "--kube-api-qps=500",
              "--kube-api-burst=1000",
              "--controllers=job-controller,garbage-collector-controller,"
                  + "ttl-after-finished-controller,serviceaccount-controller,namespace-controller,"
                  + "resourcequota-controller")
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void installDefinitions() {
    Path root = Path.of(System.getProperty("repository.root"));
    install(root.resolve("crds/fixresexperiments.fixres.io-v1.yml"));
    install(root.resolve("src/operator/src/test/resources/kueue/localqueues.yaml"));
  }

  private void install(Path crd) {
    try (KubernetesClient client = client()) {
      var definition =
          client
              .apiextensions()
              .v1()
              .customResourceDefinitions()
              .load(crd.toFile())
              .createOr(r -> r.update());
      client
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName(definition.getMetadata().getName())
          .waitUntilCondition(
              crdNow ->
                  crdNow != null
                      && crdNow.getStatus() != null
                      && crdNow.getStatus().getConditions() != null
                      && crdNow.getStatus().getConditions().stream()
                          .anyMatch(
                              c ->
                                  c.getType().equals("Established")
                                      && c.getStatus().equals("True")),
              30,
              TimeUnit.SECONDS);
    }
  }
}
