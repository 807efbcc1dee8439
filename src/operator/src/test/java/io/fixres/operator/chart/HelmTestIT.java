package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.NeedsKubernetes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What {@code helm test} runs, with the rights that the chart gives, on a real API server. */
@NeedsKubernetes
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelmTestIT {
  private static final String OPERATOR = "fixres-operator";
  private static final Set<String> RIGHTS =
      Set.of("ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding");

  private static final ControlPlane CLUSTER = new ControlPlane();
  private static final Chart CHART = HelmTest.render("{}");
  private static KubernetesClient client;
  private static Path kubeconfig;

  private record Run(int exitCode, String output) {}

  @BeforeAll
  static void installWhatTheApiServerKeeps() throws IOException {
    CLUSTER.start();
    client = CLUSTER.client();
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(Chart.NAMESPACE)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .create();
    CHART.objects().stream()
        .filter(object -> RIGHTS.contains(object.get("kind").asText()))
        .forEach(object -> client.resource(object.toString()).create());
    client.resource(CHART.only("Deployment").toString()).create();
    kubeconfig = kubeconfigOfTheOperator();
  }

  @AfterAll
  static void stop() {
    client.close();
    CLUSTER.stop();
  }

  @Test
  void podMeetsRestricted() {
    Pod pod = Serialization.unmarshal(CHART.only("Pod").toString(), Pod.class);

    assertThatCode(() -> client.resource(pod).dryRun().create()).doesNotThrowAnyException();
  }

  @Test
  @Order(1)
  void withoutAReadyOperatorItFailsAndSaysWhereToLook() throws Exception {
    report(0);

    Run test = test();

    assertThat(test.exitCode()).as(test.output()).isEqualTo(1);
    assertThat(test.output())
        .contains("ok: FixResExperiments are served")
        .contains("FAILED: no replica of fixres-system/fixres-operator is ready")
        .contains("kubectl -n fixres-system logs deployment/fixres-operator");
  }

  @Test
  @Order(2)
  void withAReadyOperatorItPasses() throws Exception {
    report(1);

    Run test = test();

    assertThat(test.exitCode()).as(test.output()).isZero();
    assertThat(test.output()).contains("ok: the operator is ready");
  }

  @Test
  @Order(3)
  void withoutTheDefinitionItFails() throws Exception {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("fixresexperiments.fixres.io")
        .delete();

    Run test = test();

    assertThat(test.exitCode()).as(test.output()).isEqualTo(1);
    assertThat(test.output()).contains("FAILED: the operator cannot read FixResExperiments");
  }

  private static void report(int ready) {
    client
        .apps()
        .deployments()
        .inNamespace(Chart.NAMESPACE)
        .withName(OPERATOR)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\": {\"observedGeneration\": 1, \"replicas\": 1, \"readyReplicas\": %d}}"
                .formatted(ready));
  }

  /** The pod's own command line, on the program as it was built. */
  private static Run test() throws IOException, InterruptedException {
    String program = Path.of("target", "quarkus-app").toAbsolutePath().toString();
    List<String> command =
        StreamSupport.stream(
                CHART.only("Pod").at("/spec/containers/0/command").spliterator(), false)
            .map(JsonNode::asText)
            .map(word -> word.replace("/deployments", program))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static Path kubeconfigOfTheOperator() throws IOException {
    String token =
        client
            .serviceAccounts()
            .inNamespace(Chart.NAMESPACE)
            .withName(OPERATOR)
            .tokenRequest(new TokenRequest())
            .getStatus()
            .getToken();
    Path file = Files.createTempFile("fixres-operator", ".yaml");
    file.toFile().deleteOnExit();
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: a, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
        users: [{name: a, user: {token: "%s"}}]
        contexts: [{name: a, context: {cluster: a, user: a}}]
        current-context: a
        """
            .formatted(client.getConfiguration().getMasterUrl(), token));
  }
}
