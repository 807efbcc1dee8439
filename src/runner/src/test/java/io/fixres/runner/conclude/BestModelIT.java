package io.fixres.runner.conclude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fixres.contract.ArmKind;
import io.fixres.contract.DatasetRef.Normalization;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.engine.EvalStep;
import io.fixres.runner.engine.ImageBatches;
import io.fixres.runner.engine.Network;
import io.fixres.runner.engine.Numerics;
import io.fixres.runner.engine.Torch;
import io.fixres.runner.model.Weights;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in {@code best/} loads into the real torchvision and gives the same logits there. */
class BestModelIT {
  private static final String PYTHON = "/usr/bin/python3";
  private static final int SIDE = 96;

  @TempDir Path workspace;

  @Test
  void torchvisionServesTheBestModel() throws Exception {
    requireTorchvision();
    List<String> labels = IntStream.range(0, 7).mapToObj(i -> "class " + i).toList();
    Weights weights = Weights.fresh(architecture(), labels.size(), 3);
    new BestModel(workspace).write(weights::save, config(labels));

    float[] served = serve(workspace.resolve("best"));

    assertThat(served).hasSameSizeAs(labels.toArray());
    float[] ours = logits(weights);
    for (int i = 0; i < ours.length; i++) {
      assertThat(served[i]).isCloseTo(ours[i], within(1e-4f));
    }
  }

  private static Architecture architecture() {
    return Architectures.find("resnet18").orElseThrow();
  }

  private static BestConfig config(List<String> labels) {
    Verdict.Best best =
        new Verdict.Best(
            "r64-s0",
            ArmKind.TUNED,
            64,
            SIDE,
            new EvalPoint(SIDE, 0.875),
            80,
            79,
            new Verdict.Interval(77, 81),
            List.of(SIDE),
            false);
    Normalization normalization =
        new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    return new BestConfig(
        "resnet18", best, labels.size(), labels, normalization, Interpolation.BILINEAR);
  }

  private static float[] logits(Weights weights) {
    float[] image = new float[3 * SIDE * SIDE];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (i * 37L % 255) / 255 - 0.5f;
    }
    try (Torch torch = Torch.start(1);
        Network network = Network.of(torch, weights, Numerics.FAST);
        EvalStep step = EvalStep.of(network)) {
      return step.logits(ImageBatches.of(image, 1, SIDE));
    }
  }

  private float[] serve(Path best) throws Exception {
    Path script = workspace.resolve("serve.py");
    try (InputStream in = BestModelIT.class.getResourceAsStream("serve.py")) {
      Files.copy(in, script);
    }
    Process process =
        new ProcessBuilder(PYTHON, script.toString(), best.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(answer).isZero();
    return Json.read(answer, float[].class);
  }

  /** Continuous integration has it; elsewhere one loud line says what was not tested. */
  private static void requireTorchvision() throws Exception {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import torchvision, numpy").start().waitFor() == 0;
    if (!there) {
      String how = "not tested against torchvision: apt-get install python3-torchvision";
      System.err.println(how);
      assertThat(System.getenv("CI")).as(how).isNull();
      assumeTrue(false, how);
    }
  }
}
