package io.fixres.runner.learn;

import io.fixres.contract.Sha256;
import io.fixres.contract.Workspace;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.contract.learning.FeatureReuse;
import io.fixres.contract.learning.Freezing;
import io.fixres.contract.learning.FrozenPrefix;
import io.fixres.runner.engine.Network;
import io.fixres.runner.engine.PrefixStep;
import io.fixres.runner.learn.FeatureFile.Contents;
import io.fixres.runner.model.Weights;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the frozen prefix makes of a stage's training images, kept for as long as the stage needs.
 */
final class FeatureCache {
  private static final int SHARE_OF_DISK = 2;

  private final StageContext context;
  private final LearnJob job;
  private final StageData data;
  private final Freezing freezing;
  private final Attempt attempt;
  private final FrozenPrefix prefix;
  private final Path path;
  private double earlierSeconds;

  FeatureCache(
      StageContext context, LearnJob job, StageData data, Freezing freezing, Attempt attempt) {
    this.context = context;
    this.job = job;
    this.data = data;
    this.freezing = freezing;
    this.attempt = attempt;
    this.prefix = FrozenPrefix.of(data.architecture(), data.classes(), freezing);
    this.path = context.directory().resolve(Workspace.FEATURES);
  }

  /** Where the network is cut. */
  FrozenPrefix prefix() {
    return prefix;
  }

  /** Whether to use it: it pays, and leaves half of the free disk to others. */
  boolean pays(FeatureReuse reuse) throws IOException {
    int side = job.point().resolution();
    if (!reuse.pays(job.recipe(), prefix, side, data.train().size())) {
      return false;
    }
    long missing = contents(new byte[0]).bytes() - (Files.exists(path) ? Files.size(path) : 0);
    long free = Files.getFileStore(context.directory()).getUsableSpace();
    if (missing > free / SHARE_OF_DISK) {
      System.err.printf(
          "computing what is frozen in every epoch: to keep it takes %d MiB, %d are free%n",
          missing >> 20, free >> 20);
      return false;
    }
    return true;
  }

  /**
   * Computes what no earlier attempt has.
   *
   * @param weights the network's
   * @param engine its name and version, for another one's numbers may differ
   */
  StoredFeatures fill(Network network, Weights weights, String engine) throws IOException {
    FeatureFile file = FeatureFile.open(path, contents(key(weights, engine)));
    earlierSeconds = file.seconds();
    DecodedImages images = new DecodedImages(job, data);
    try (PrefixStep step = PrefixStep.of(network, prefix.layers(), freezing)) {
      FeaturePass pass = new FeaturePass(context, images, file, attempt);
      double waited = pass.run(step, job.deviceBatch(images.size()));
      List<Integer> sizes = prefix.shape(job.point().resolution());
      return new StoredFeatures(file, data.train(), sizes, waited);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Seconds that earlier attempts worked on it. */
  double earlierSeconds() {
    return earlierSeconds;
  }

  private Contents contents(byte[] key) {
    int length = Math.toIntExact(prefix.bytes(job.point().resolution()));
    return new Contents(key, data.train().size(), length);
  }

  /** All that decides it and is no part of the stage's own hash. */
  private byte[] key(Weights weights, String engine) {
    MessageDigest digest = Sha256.digest();
    digest.update((data.train().manifest() + engine).getBytes(StandardCharsets.UTF_8));
    Set<String> frozen =
        prefix.layers().stream()
            .flatMap(Layer::tensors)
            .map(TensorSpec::name)
            .collect(Collectors.toSet());
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (frozen.contains(name)) {
                digest.update(tensor.bytes());
              }
            });
    return digest.digest();
  }
}
