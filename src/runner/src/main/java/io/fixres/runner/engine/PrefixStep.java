package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.model.StoredTensor;
import java.util.List;

/**
 * Computes what a training step would in the network's first layers, none of which learn or move: a
 * step of the others on that gives the same bits. (With SiLU, where batches fill the CPU's
 * vectors.)
 */
public final class PrefixStep implements AutoCloseable {
  private final Network network;
  private final BoundProgram program;

  private PrefixStep(Network network, BoundProgram program) {
    this.network = network;
    this.program = program;
  }

  /** Takes the layers' weights as they are now. */
  public static PrefixStep of(Network network, List<Layer> layers, Freezing freezing) {
    return new PrefixStep(network, BoundProgram.learning(network, layers, freezing));
  }

  /**
   * The numbers of each image, float32[N,…]. They do not depend on the other images, but PyTorch
   * may choose another kernel, which rounds otherwise, for another number of them.
   */
  public StoredTensor run(ImageBatch images) {
    try (PtNDManager scope = network.torch().newScope()) {
      var arguments = new NDList(network.torch().input(images, scope));
      arguments.add(network.torch().setting(scope, network.numerics().mode()));
      arguments.addAll(program.arguments());
      NDArray answer = network.torch().call("forward", arguments).head();
      return network.download(answer.toType(DataType.FLOAT32, false));
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
