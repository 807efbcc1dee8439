package io.fixres.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.api.StageStatus;
import io.fixres.contract.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code helm install}, {@code kubectl apply}: the same figures as {@code ./fixres run} gives for
 * the same file, to the last digit, whatever happens in between. Some at a time: one alone leaves
 * half of its node idle.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExperimentE2E {
  private static final String CHART = "what is installed";
  private static final String GPU = "nvidia.com/gpu";
  private static final String PATCH =
      "patch fre/small --type=merge --patch='{\"spec\":{\"suspend\":%s}}'";
  private static final int TIMED_OUT = 124;

  private static Cluster cluster;
  private static Chart chart;
  private static List<String> notes;
  private static Figures local;
  private static Applied calm;

  @BeforeAll
  static void runOnceHereAndOnceThere() throws Exception {
    Cluster.buildImages();
    var here = CompletableFuture.supplyAsync(() -> LocalRun.of(Applied.FILE));
    cluster = Cluster.start();
    chart = new Chart(cluster);
    notes = chart.install();
    calm = Applied.in(cluster, "calm");
    local = Figures.ofWorkspace(here.get());
  }

  @AfterAll
  static void endCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void figuresAreThoseOfALocalRun() throws Exception {
    calm.awaitSuccess();

    assertThat(calm.figures()).isEqualTo(local);
    assertThat(local.results()).hasSize(5);
    assertThat(bestModel(calm)).isEqualTo(local.modelSha256());
  }

  @Test
  void whatKubectlSaysMakesAReport() throws Exception {
    calm.awaitSuccess();
    Path directory = Path.of("target", "reported").toAbsolutePath();

    cluster
        .shell(
            "kubectl --namespace %s get fre/small configmap/small-results --output yaml | ./fixres report - --output %s"
                .formatted(calm.namespace(), directory))
        .orFail();

    assertThat(directory.resolve("matrix.csv")).hasContent(calm.results().get("matrix.csv"));
    assertThat(directory.resolve("report.html")).content().contains("<svg");
  }

  @Test
  void stagesAskForAGpuAndTheConclusionDoesNot() {
    calm.awaitSuccess();
    Map<String, Quantity> byStage =
        calm.jobs().stream()
            .collect(Collectors.toMap(ExperimentE2E::stageOf, ExperimentE2E::gpusOf));

    assertThat(byStage.remove("conclude")).isEqualTo(new Quantity("0"));
    assertThat(byStage)
        .hasSize(4)
        .allSatisfy((stage, gpus) -> assertThat(gpus.getAmount()).isEqualTo("1"));
  }

  @Test
  @ResourceLock(CHART)
  void helmTestPassesAndLeavesNothing() {
    assertThatCode(() -> chart.test()).doesNotThrowAnyException();

    assertThat(cluster.client().pods().inNamespace(Chart.NAMESPACE).list().getItems())
        .noneMatch(pod -> pod.getMetadata().getName().endsWith("-test"));
  }

  @Test
  @ResourceLock(CHART)
  void notesTellCommandsThatWork() {
    assertThat(notes).hasSize(3);
    try {
      cluster.shell(notes.get(0)).orFail();
      cluster.shell(notes.get(1)).orFail();

      Script watch = cluster.shell("timeout 5 " + notes.get(2));

      assertThat(watch.exitCode()).as("it watches until it is ended").isEqualTo(TIMED_OUT);
      assertThat(watch.output()).contains("STATE", "quickstart");
    } finally {
      cluster.shell("kubectl delete --wait=false -f examples/quickstart.yaml").orFail();
    }
  }

  @Test
  @ResourceLock(value = CHART, mode = ResourceAccessMode.READ)
  void deletedPodCostsNothingButTime() throws Exception {
    Applied deleted = Applied.in(cluster, "deleted");
    deleted.awaitCheckpoint();

    deleted.kubectl("delete pods --wait=false --selector " + Labels.STAGE + "=train");

    deleted.awaitSuccess();
    assertThat(deleted.stage("train")).returns(1, StageStatus::disruptions);
    assertThat(deleted.log("train")).contains("going on from step ");
    assertThat(deleted.figures()).isEqualTo(local);
    assertThat(bestModel(deleted)).isEqualTo(local.modelSha256());
  }

  @Test
  @ResourceLock(value = CHART, mode = ResourceAccessMode.READ)
  void suspendedExperimentGoesOnFromItsCheckpoint() throws Exception {
    Applied suspended = Applied.in(cluster, "suspended");
    suspended.awaitCheckpoint();

    suspended.kubectl(PATCH.formatted(true));
    suspended.await("Suspended", "True");
    suspended.awaitNoPods();
    suspended.kubectl(PATCH.formatted(false));

    suspended.awaitSuccess();
    assertThat(suspended.log("train")).contains("going on from step ");
    assertThat(suspended.figures()).isEqualTo(local);
  }

  @Test
  @ResourceLock(CHART)
  void upgradeOfTheOperatorRunsNothingAgain() throws Exception {
    FixResExperimentStatus finished = calm.awaitSuccess().getStatus();
    Map<String, String> finishedJobs = calm.jobUids();
    Applied running = Applied.in(cluster, "running");
    running.awaitCheckpoint();
    Map<String, String> runningJobs = running.jobUids();

    chart.upgrade("maxActiveJobs", "7");

    running.awaitSuccess();
    assertThat(running.jobUids()).containsAllEntriesOf(runningJobs).hasSize(5);
    assertThat(running.stage("train")).returns(null, StageStatus::disruptions);
    assertThat(running.figures()).isEqualTo(local);
    assertThat(calm.jobUids()).isEqualTo(finishedJobs);
    assertThat(calm.now().getStatus()).isEqualTo(finished);
  }

  @Test
  @ResourceLock(CHART)
  void uninstallLeavesDefinitionAndExperiments() {
    FixResExperimentStatus before = calm.awaitSuccess().getStatus();

    chart.uninstall();

    assertThat(cluster.client().apps().deployments().inNamespace(Chart.NAMESPACE).list().getItems())
        .isEmpty();
    assertThat(calm.now().getStatus()).isEqualTo(before);
    chart.install();
  }

  private static String stageOf(Job job) {
    return job.getMetadata().getLabels().get(Labels.STAGE);
  }

  private static Quantity gpusOf(Job job) {
    Map<String, Quantity> limits =
        job.getSpec().getTemplate().getSpec().getContainers().get(0).getResources().getLimits();
    return limits.getOrDefault(GPU, new Quantity("0"));
  }

  private static String bestModel(Applied experiment) throws Exception {
    Path model = experiment.workspace().resolve(Workspace.BEST).resolve(Workspace.MODEL);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
    return HexFormat.of().formatHex(digest);
  }
}
