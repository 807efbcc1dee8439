package io.fixres.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statuses with stages, as JSON. */
final class Stages {
  static final String YAML =
      """
      apiVersion: fixres.io/v1alpha1
      kind: FixResExperiment
      metadata: {name: quickstart}
      spec:
        model: {architecture: tiny_resnet10}
        dataset: {synthetic: {images: 10000, classes: 10, seed: 0}}
        workspace: {persistentVolumeClaim: {claimName: work}}   # <- locally a directory
        train: {resolutions: [48], epochs: 24, batchSize: 64}
        sweep: {resolutions: [32, 40, 48, 56, 64, 72, 80, 88, 96]}
        compare: [Untuned, DirectAtWinner]
        seeds: {base: 0, replicates: 3}
      """;

  private static final Instant START = Instant.parse("2026-11-24T18:31:00Z");

  private Stages() {}

  static String quickstart() {
    List<String> first =
        List.of(
            stage("train", 0, 152, 2, "Succeeded"),
            stage("sweep", 153, 168, 1, "Succeeded"),
            tuning("fine-tune-1", 56, 169, 187, "Succeeded"),
            stage("fine-tune-1/sweep", 188, 203, 1, "Succeeded"),
            tuning("fine-tune-2", 64, 169, 193, "Succeeded"),
            stage("fine-tune-2/sweep", 204, 219, 1, "Succeeded"),
            tuning("fine-tune-3", 80, 204, 239, "Succeeded"),
            stage("fine-tune-3/sweep", 240, 256, 1, "Succeeded"));
    List<String> direct =
        List.of(
            stage("train", 220, 434, 1, "Succeeded"),
            stage("sweep", 435, 450, 1, "Succeeded"),
            tuning("fine-tune-1", 80, 451, 486, "Succeeded"),
            stage("fine-tune-1/sweep", 487, 502, 1, "Succeeded"),
            stage("conclude", 503, 505, 1, "Succeeded"));
    String dataset =
        "\"dataset\":{\"manifest\":\"5b1f0c66\",\"trainImages\":8000,\"validationImages\":2000,"
            + "\"classes\":10},\"runner\":{\"version\":\"0.1.0\",\"numerics\":1,\"engine\":\"PyTorch"
            + " 2.7.1\"},\"completionTime\":\"2026-11-24T18:39:25Z\",";
    return status(
        dataset, variant("r48-s0", 48, first) + "," + variant("direct-r64-s0", 64, direct));
  }

  /**
   * As the planner names stages, the first step of the ladder failed, with the block of those that
   * belong to no variant.
   */
  static String ladder() {
    List<String> stages =
        List.of(
            stage("train", 0, 100, 1, "Succeeded"),
            tuning("fine-tune-1", 64, 100, 109, "Failed"),
            tuning("fine-tune-2", 80, 110, 130, "Succeeded"),
            stage("fine-tune-2/sweep", 130, 131, 1, "Succeeded"),
            tuning("fine-tune-3", 48, 131, 138, "Succeeded"),
            tuning("fine-tune-at-train", 48, 138, 143, "Succeeded"));
    String common =
        "{\"id\":\"all\",\"stages\":[%s]}".formatted(stage("conclude", 143, 145, 1, "Succeeded"));
    return status("", variant("r48-s0", 48, stages) + "," + common);
  }

  static String many() {
    List<String> variants = new ArrayList<>();
    for (int v = 0; v < 8; v++) {
      List<String> stages = new ArrayList<>();
      for (int s = 0; s < 8; s++) {
        int from = v * 4000 + s * 9000;
        stages.add(stage(s == 0 ? "train" : "fine-tune-" + s, from, from + 7000, 1, "Succeeded"));
      }
      variants.add(variant("r%d-s0".formatted(128 + 32 * v), 128 + 32 * v, stages));
    }
    return status("", String.join(",", variants));
  }

  /** One finished stage of a variant with any name. */
  static String of(String variant) {
    return status("", variant(variant, 48, List.of(stage("train", 0, 152, 1, "Succeeded"))));
  }

  static String failed() {
    String failure =
        "\"failure\":{\"stage\":\"r128-s0/train\",\"reason\":\"Diverged\",\"exitCode\":71,"
            + "\"message\":\"loss is not finite at epoch 3, step 412: lower train.optimizer.learningRate\"},";
    List<String> stages =
        List.of(
            stage("train", 0, 700, 3, "Failed"),
            "{\"name\":\"sweep\",\"state\":\"Running\",\"startTime\":\"%s\"}"
                .formatted(START.plusSeconds(300)),
            "{\"name\":\"fine-tune-1\",\"state\":\"Failed\",\"completionTime\":\"%s\"}"
                .formatted(START.plusSeconds(310)),
            "{\"name\":\"conclude\",\"state\":\"Pending\"}");
    return status(failure, variant("r128-s0", 128, stages));
  }

  private static String stage(String name, int from, int to, int attempts, String state) {
    return "{\"name\":\"%s\",\"state\":\"%s\",\"attempts\":%d,\"startTime\":\"%s\",\"completionTime\":\"%s\"}"
        .formatted(name, state, attempts, START.plusSeconds(from), START.plusSeconds(to));
  }

  private static String tuning(String name, int resolution, int from, int to, String state) {
    return stage(name, from, to, 1, state)
        .replaceFirst(",", ",\"resolution\":%d,".formatted(resolution));
  }

  private static String variant(String id, int resolution, List<String> stages) {
    return "{\"id\":\"%s\",\"trainResolution\":%d,\"seed\":0,\"stages\":[%s]}"
        .formatted(id, resolution, String.join(",", stages));
  }

  private static String status(String fields, String variants) {
    return "{" + fields + "\"conditions\":[],\"variants\":[" + variants + "]}";
  }
}
