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
      return scores(call("score", batch, scope), images.count());
    }
  }

  /** Logits, float32[N,C] row by row. */
  public float[] logits(ImageBatch images) {
    try (PtNDManager scope = network.torch().newScope()) {
      return call("forward", new NDList(network.torch().input(images, scope)), scope);
    }
  }

  private float[] call(String method, NDList batch, PtNDManager scope) {
    batch.add(network.torch().setting(scope, network.numerics().mode()));
    batch.addAll(program.arguments());
    return network.torch().call(method, batch).head().toFloatArray();
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
