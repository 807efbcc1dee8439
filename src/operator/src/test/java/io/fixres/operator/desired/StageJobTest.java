package io.fixres.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.fixres.api.FixResExperiment;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.plan.StagePlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs as golden YAML; {@code -Dfixres.update} writes it anew. */
class StageJobTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain  | {}
          gpu    | {'template': {'gpu': {'resourceName': 'nvidia.com/gpu', 'count': 2}, 'nodeSelector': {'pool': 'a100'}, 'resources': {'limits': {'memory': '32Gi'}}}}
          queue  | {'queue': {'name': 'gpu-research', 'priorityClass': 'low'}}
          claim  | {'dataset': {'synthetic': null, 'persistentVolumeClaim': {'claimName': 'imagenet', 'subPath': 'ilsvrc2012'}}}
          own    | {'runner': {'threads': 4, 'env': [{'name': 'HTTPS_PROXY', 'value': 'http://proxy:3128'}], 'imagePullSecrets': [{'name': 'pull'}]}, 'template': {'podSecurityContext': {'fsGroup': 2000}, 'labels': {'team': 'vision'}}}
          """)
  void theFirstJobReadsAsItsGoldenYaml(String name, String changes) throws IOException {
    // given
    FixResExperiment experiment = experiment(changes);
    Launch launch =
        NextStep.decide(
                StagePlanner.plan(experiment.getSpec()),
                Observed.nothing(),
                RunLimits.of(experiment.getSpec()),
                Instant.EPOCH)
            .launches()
            .get(0);

    // when
    String yaml =
        Serialization.asYaml(
            StageJob.of(
                new StageOrder(
                    experiment,
                    launch,
                    "example.org/fixres-runner:1",
                    3,
                    access(name),
                    defaults(name))));

    // then
    Path golden = GOLDEN.resolve(name + ".yaml");
    if (System.getProperty("fixres.update") != null) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, yaml);
    }
    assertThat(yaml).isEqualTo(Files.readString(golden));
  }

  private static ClaimAccess access(String name) {
    return name.equals("claim")
        ? new ClaimAccess(Set.of("imagenet", "fixres-work"), Set.of())
        : ClaimAccess.FREE;
  }

  private static PodDefaults defaults(String name) {
    return name.equals("plain")
        ? PodDefaults.NONE
        : new PodDefaults(65532L, Map.of("kubernetes.io/arch", "amd64"));
  }

  private static FixResExperiment experiment(String changes) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.getMetadata().setName("small");
    experiment.getMetadata().setNamespace("vision");
    experiment.getMetadata().setUid("5c8d3c3e-0000-4000-8000-000000000000");
    experiment.setSpec(Specs.with(changes));
    return experiment;
  }
}
