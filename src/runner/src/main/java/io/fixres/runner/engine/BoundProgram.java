package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.model.Program;
import java.util.List;

/** A program with the tensors of one network, ready to be called again and again. */
final class BoundProgram implements AutoCloseable {
  private static final String TENSORS = "t[]";

  private final Program program;
  private final PtNDManager memory;
  private final NDArray code;
  private final NDList tensors;

  /** Layers as they run while a network learns. */
  static BoundProgram learning(Network network, List<Layer> layers, Freezing freezing) {
    boolean folds = network.numerics().folds();
    Program program = folds ? Program.folded(layers, freezing) : Program.learning(layers, freezing);
    return new BoundProgram(network, program);
  }

  BoundProgram(Network network, Program program) {
    this.program = program;
    this.memory = network.torch().newScope();
    this.code = network.torch().indices(memory, program.instructions());
    this.tensors = new NDList(network.bind(program, memory));
  }

  /** The code and the tensors, as a method's arguments. */
  NDList arguments() {
    return new NDList(code).addAll(tensors());
  }

  /** The tensors alone, as one argument. */
  NDList tensors() {
    return Torch.asArgument(TENSORS, tensors);
  }

  /** Where what this program needs for as long as it lives is kept. */
  PtNDManager memory() {
    return memory;
  }

  /** Where the network's own tensor is among this program's, or −1. */
  int position(String tensor) {
    return program.position(tensor);
  }

  @Override
  public void close() {
    HostMemory.unlock();
    memory.close();
  }
}
