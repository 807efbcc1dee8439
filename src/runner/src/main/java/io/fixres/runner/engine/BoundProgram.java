package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.runner.model.Program;

/** A program with the tensors of one network, ready to be called again and again. */
final class BoundProgram implements AutoCloseable {
  private static final String TENSORS = "t[]";

  private final PtNDManager memory;
  private final NDArray code;
  private final NDList tensors;

  BoundProgram(Network network, Program program) {
    this.memory = network.torch().newScope();
    this.code = memory.create(program.instructions());
    this.tensors = new NDList(network.bind(program, memory));
  }

  /** The code and the tensors, as a method's arguments. */
  NDList arguments() {
    return new NDList(code).addAll(Torch.asArgument(TENSORS, tensors));
  }

  /** Where what this program needs for as long as it lives is kept. */
  PtNDManager memory() {
    return memory;
  }

  /** float32[N,3,K,K] over the batch's own bytes. */
  static PtNDArray images(ImageBatch batch, PtNDManager scope) {
    var shape = new Shape(batch.count(), 3, batch.side(), batch.side());
    return scope.create(batch.pixels(), shape, DataType.FLOAT32);
  }

  /** int64[N] */
  static NDArray labels(int[] classes, PtNDManager scope) {
    var wide = new long[classes.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = classes[i];
    }
    return scope.create(wide);
  }

  @Override
  public void close() {
    memory.close();
  }
}
