package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.runner.model.Program;
import io.fixres.runner.model.Program.Slot;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.model.TensorFile;
import io.fixres.runner.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights on the device, where steps read and change them in place. */
public final class Network implements AutoCloseable {
  private final Torch torch;
  private final PtNDManager memory;
  private final Numerics numerics;
  private final Architecture architecture;
  private final int numClasses;
  private final Map<String, PtNDArray> tensors = new LinkedHashMap<>();

  private Network(Torch torch, Weights weights, Numerics numerics) {
    this.torch = torch;
    this.memory = torch.newScope();
    this.numerics = numerics;
    this.architecture = weights.architecture();
    this.numClasses = weights.numClasses();
    weights.tensors().forEach((name, tensor) -> tensors.put(name, upload(tensor, memory)));
  }

  /**
   * Copies weights to the device.
   *
   * @throws io.fixres.contract.StageFailure when the device cannot compute in this precision
   */
  public static Network of(Torch torch, Weights weights, Numerics numerics) {
    Bfloat16.require(numerics.precision(), !torch.isOnGpu());
    return new Network(torch, weights, numerics);
  }

  public Architecture architecture() {
    return architecture;
  }

  public int numClasses() {
    return numClasses;
  }

  /** All its layers. */
  public List<Layer> layers() {
    return architecture.layers(numClasses);
  }

  /** Copies the weights back to the host, as they are now. */
  public Weights weights() {
    var copies = new LinkedHashMap<String, StoredTensor>();
    tensors.keySet().forEach(name -> copies.put(name, weight(name)));
    return new Weights(architecture, numClasses, copies);
  }

  /**
   * Writes the weights to a file; no more than one tensor at a time is copied to the host.
   *
   * @throws StageFailure when learning has left no numbers in one; the file stays what it was
   */
  public void save(Path file) throws IOException {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    specs().forEach(spec -> shapes.put(spec.name(), spec.shape()));
    TensorFile.write(file, shapes, this::weight, Weights.NOTES);
  }

  /**
   * Copies one of them back to the host, to be kept.
   *
   * @throws StageFailure when learning has left no numbers in it: there is nothing to go on from
   */
  StoredTensor weight(String name) {
    StoredTensor weight = download(tensor(name));
    if (!weight.isFinite()) {
      throw new StageFailure(
          ExitCode.DIVERGED,
          "%s of %s has NaN or infinite numbers by now, though the loss has none: lower optimizer.learningRate, or lengthen the warm-up"
              .formatted(name, architecture.name()));
    }
    return weight;
  }

  /** Its tensors, in the order of files. */
  List<TensorSpec> specs() {
    return architecture.tensors(numClasses);
  }

  @Override
  public void close() {
    memory.close();
  }

  Torch torch() {
    return torch;
  }

  Numerics numerics() {
    return numerics;
  }

  PtNDArray tensor(String name) {
    PtNDArray tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException(architecture.name() + " has no tensor " + name);
    }
    return tensor;
  }

  /** The tensors a program wants; folded ones are made now, in {@code scope}. */
  PtNDArray[] bind(Program program, PtNDManager scope) {
    List<Slot> slots = program.slots();
    var bound = new PtNDArray[slots.size()];
    for (int i = 0; i < bound.length; i++) {
      if (slots.get(i) instanceof Slot.Own own) {
        bound[i] = tensor(own.name());
      } else if (slots.get(i) instanceof Slot.FoldedWeight folded) {
        PtNDArray[] pair = fold(folded, scope);
        bound[i] = pair[0];
        bound[i + 1] = pair[1];
      }
    }
    return bound;
  }

  private PtNDArray[] fold(Slot.FoldedWeight folded, PtNDManager scope) {
    String norm = folded.norm().name();
    try (PtNDManager temporary = torch.newScope()) {
      var arguments =
          new NDList(
              torch.setting(temporary, numerics.mode(), folded.norm().epsilon()),
              tensor(folded.conv() + ".weight"),
              tensor(norm + ".weight"),
              tensor(norm + ".bias"),
              tensor(norm + ".running_mean"),
              tensor(norm + ".running_var"));
      NDList pair = torch.call("fold", Torch.asArgument(null, arguments));
      pair.get(1).attach(scope);
      return new PtNDArray[] {arrange(pair.get(0), numerics, scope), (PtNDArray) pair.get(1)};
    }
  }

  /** A zeroed tensor of the same shape and memory format, such as a momentum buffer. */
  PtNDArray zerosLike(String name, PtNDManager scope) {
    PtNDArray zeros = arrange(tensor(name), numerics, scope);
    zeros.muli(0);
    return zeros;
  }

  PtNDArray upload(StoredTensor tensor, PtNDManager scope) {
    long[] sizes = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    try (PtNDManager temporary = torch.newScope()) {
      NDArray plain = temporary.create(tensor.bytes(), new Shape(sizes), DataType.FLOAT32);
      return arrange(plain, numerics, scope);
    }
  }

  StoredTensor download(NDArray tensor) {
    try (PtNDManager temporary = torch.newScope()) {
      PtNDArray plain = arrange(tensor, Numerics.EXACT, temporary);
      List<Integer> shape =
          Arrays.stream(tensor.getShape().getShape()).mapToObj(Math::toIntExact).toList();
      return new StoredTensor(shape, plain.toByteBuffer()); // a copy in the Java heap
    }
  }

  /** A copy in the memory format of {@code wanted}. */
  private PtNDArray arrange(NDArray tensor, Numerics wanted, PtNDManager scope) {
    try (PtNDManager temporary = torch.newScope()) {
      NDArray setting = torch.setting(temporary, wanted.mode());
      NDArray copy =
          torch.call("arrange", Torch.asArgument(null, new NDList(setting, tensor))).head();
      copy.attach(scope);
      return (PtNDArray) copy;
    }
  }
}
