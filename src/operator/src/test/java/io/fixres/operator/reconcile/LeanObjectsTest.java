package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.FixResExperimentSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeanObjectsTest {
  private final ObjectMapper whole = new ObjectMapper();
  private final ObjectMapper lean = new ObjectMapper();

  @BeforeEach
  void customize() {
    new LeanObjects().customize(lean);
  }

  @Test
  void ofAJobWhatIsAskedForIsRead() throws JsonProcessingException {
    // when
    Job read = lean.readValue(whole.writeValueAsString(job()), Job.class);

    // then
    assertThat(read.getMetadata()).isEqualTo(job().getMetadata());
    assertThat(read.getSpec().getCompletions()).isEqualTo(2);
    assertThat(read.getSpec().getTemplate().getSpec().getVolumes())
        .isEqualTo(job().getSpec().getTemplate().getSpec().getVolumes());
    assertThat(read.getSpec().getTemplate().getMetadata()).isNull();
    assertThat(read.getSpec().getPodFailurePolicy()).isNull();
    assertThat(read.getSpec().getTemplate().getSpec().getNodeSelector()).isEmpty();
    assertThat(read.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv()).isEmpty();
  }

  @Test
  void whatIsWrittenIsWhole() throws JsonProcessingException {
    assertThat(whole.readValue(lean.writeValueAsString(job()), Job.class)).isEqualTo(job());
  }

  @Test
  void anExperimentIsReadWhole() throws JsonProcessingException {
    String spec =
        """
        {"template": {
          "gpu": {"resourceName": "nvidia.com/gpu", "count": 1},
          "resources": {"requests": {"cpu": "4"}},
          "nodeSelector": {"gpu": "a100"},
          "tolerations": [{"key": "gpu", "operator": "Exists"}],
          "affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution":
            {"nodeSelectorTerms": [{"matchExpressions": [{"key": "gpu", "operator": "Exists"}]}]}}},
          "podSecurityContext": {"fsGroup": 65532},
          "extraVolumes": [
            {"name": "a", "configMap": {"name": "a"}},
            {"name": "b", "emptyDir": {"medium": "Memory"}},
            {"name": "c", "projected": {"sources": [{"secret": {"name": "c"}}]}}],
          "extraVolumeMounts": [{"name": "a", "mountPath": "/a"}]}}
        """;

    assertThat(lean.readValue(spec, FixResExperimentSpec.class))
        .isEqualTo(whole.readValue(spec, FixResExperimentSpec.class));
  }

  @Test
  void equalWordsAreKeptOnceAndLongOnesAsTheyAre() throws JsonProcessingException {
    // given
    String message = "x".repeat(4096);
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("p")
            .addToLabels("fixres.io/experiment", "one")
            .addToAnnotations("of", "one")
            .endMetadata()
            .withNewStatus()
            .withMessage(message)
            .endStatus()
            .build();

    // when
    Pod read = lean.readValue(whole.writeValueAsString(pod), Pod.class);

    // then
    assertThat(read).isEqualTo(pod);
    assertThat(read.getMetadata().getLabels().get("fixres.io/experiment"))
        .isSameAs(read.getMetadata().getAnnotations().get("of"));
  }

  private static Job job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("j")
        .addToLabels("fixres.io/stage-hash", "0123abcd")
        .endMetadata()
        .withNewSpec()
        .withCompletions(2)
        .withNewPodFailurePolicy()
        .addNewRule()
        .withAction("Ignore")
        .endRule()
        .endPodFailurePolicy()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("fixres.io/stage-hash", "0123abcd")
        .endMetadata()
        .withNewSpec()
        .addToNodeSelector("gpu", "a100")
        .addNewContainer()
        .withName("runner")
        .addNewEnv()
        .withName("FIXRES_STAGE")
        .withValue("{}")
        .endEnv()
        .endContainer()
        .addNewVolume()
        .withName("workspace")
        .withNewPersistentVolumeClaim("work", false)
        .endVolume()
        .addNewVolume()
        .withName("scratch")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
