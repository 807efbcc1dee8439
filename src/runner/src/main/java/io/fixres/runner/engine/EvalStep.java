package io.fixres.runner.engine;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.runner.model.Program;
import io.fixres.runner.model.Program.NormMode;

/**
 * Scores batches with the weights a network had when this was made: fast arithmetic folds batch
 * norms into their convolutions, which changes logits by rounding only; on a GPU ReLUs, too, are
 * part of them.
 */
public final class EvalStep implements Replicas.Step {
  /**
   * Pixels of images whose activations a core's caches hold: 64 images at once take 1.03
   * (ResNet-18, 224 px) to 1.2 times as long (ResNet-50), and up to 1.8 times the memory.
   */
  private static final long CACHED_PIXELS = 1 << 19;

  private final Network network;
  private final BoundProgram program;

  private EvalStep(Network network, BoundProgram program) {
    this.network = network;
    this.program = program;
  }

  /** Takes the network as it is now. */
  public static EvalStep of(Network network) {
    var layers = network.architecture().layers(network.numClasses());
    NormMode norms = network.numerics().folds() ? NormMode.FOLDED : NormMode.RUNNING;
    Program program = Program.of(layers, (conv, norm) -> norms);
    boolean fuses = network.numerics().folds() && network.torch().fusesRelu(network.numerics());
    return new EvalStep(network, new BoundProgram(network, fuses ? program.fused() : program));
  }

  /** Scores images of known classes; any side the network can shrink will do. */
  public BatchScores score(ImageBatch images, int[] classes) {
    LabelCheck.hard(classes, images.count(), network.numClasses());
    try (PtNDManager scope = network.torch().newScope()) {
      var batch = new NDList(network.torch().input(images, scope));
      batch.add(network.torch().classes(classes, scope));
      return scores(call("score", batch, images, scope), images.count());
    }
  }

  /** Logits, float32[N,C] row by row. */
  public float[] logits(ImageBatch images) {
    try (PtNDManager scope = network.torch().newScope()) {
      var batch = new NDList(network.torch().input(images, scope));
      return call("forward", batch, images, scope);
    }
  }

  private float[] call(String method, NDList batch, ImageBatch images, PtNDManager scope) {
    batch.add(network.torch().setting(scope, network.numerics().mode(), parts(images)));
    batch.addAll(program.arguments());
    return network.torch().call(method, batch).head().toFloatArray();
  }

  /** In how many parts, one after the other, images go through the network. */
  int parts(ImageBatch images) {
    if (!network.numerics().folds() || network.torch().isOnGpu()) {
      return 1;
    }
    long pixels = (long) images.count() * images.side() * images.side();
    return (int) (1 + (pixels - 1) / (CACHED_PIXELS * network.torch().threads()));
  }

  @Override
  public void close() {
    program.close();
  }

  private static BatchScores scores(float[] answer, int count) {
    var before = new int[count];
    var loss = new float[count];
    for (int i = 0; i < count; i++) {
      before[i] = (int) answer[i];
      loss[i] = answer[count + i];
    }
    return new BatchScores(before, loss);
  }
}
