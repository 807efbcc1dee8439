package io.fixres.runner.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine, started: its threads, its device, and the module that runs programs.
 *
 * <p>Use it from the thread that started it: PyTorch's gradient mode belongs to a thread.
 */
public final class Torch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Torch.class);
  private static final String MODULE = "step.pt";

  private final PtNDManager memory;
  private final PtNDManager host;
  private final PtSymbolBlock module;
  private final int threads;

  private Torch(PtNDManager memory, PtSymbolBlock module, int threads) {
    this.memory = memory;
    this.threads = threads;
    this.host = memory.newSubManager(Device.cpu());
    this.module = module;
  }

  /** Starts on the CPU. */
  public static Torch start(int threads) {
    return start(threads, Device.cpu());
  }

  /**
   * Starts the engine without looking anything up on the network.
   *
   * @param threads threads of one operation, at least 1; the same number gives the same bits
   * @param device where networks live
   */
  public static Torch start(int threads, Device device) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " must be at least 1");
    }
    prepare();
    JniUtils.setNumThreads(threads);
    // Optimised, a call rounds otherwise than the first one did: a resumed run would notice.
    JniUtils.setGraphExecutorOptimize(false);
    // Results of calls without gradient mode could never be learned from again.
    JniUtils.setGradMode(true);
    PtNDManager memory = (PtNDManager) NDManager.newBaseManager(device, "PyTorch");
    try (InputStream bytes = Torch.class.getResourceAsStream(MODULE)) {
      if (bytes == null) {
        throw new IllegalStateException("the runner's jar lacks " + MODULE);
      }
      return new Torch(memory, JniUtils.loadModule(memory, bytes, false, false), threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the runner's own " + MODULE, e);
    }
  }

  /** Loads the native library, once. */
  static void prepare() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    Engine.getEngine("PyTorch");
  }

  /** Name and version of the engine, for results. */
  public String version() {
    return "PyTorch " + Engine.getEngine("PyTorch").getVersion();
  }

  /** Threads of one operation on the CPU. */
  int threads() {
    return threads;
  }

  boolean isOnGpu() {
    return memory.getDevice().isGpu();
  }

  /** Marks the end of what was told to the GPU so far; null = {@link #finish} has to do. */
  @Nullable GpuEvent mark() {
    return isOnGpu() && memory.getDevice().getDeviceId() == 0 ? GpuEvent.record() : null;
  }

  /** Waits until a GPU has done all that it was told. */
  void finish() {
    if (isOnGpu()) {
      try (PtNDManager scope = newScope()) {
        scope.zeros(new Shape(1)).toFloatArray();
      }
    }
  }

  /** Whether convolutions can end in a ReLU: on GPUs whose library leaves NaN what it is. */
  boolean fusesRelu(Numerics numerics) {
    if (!isOnGpu()) {
      return false;
    }
    try (PtNDManager scope = newScope()) {
      var arguments = new NDList(scope.create(0f), setting(scope, numerics.mode()));
      return call("fuses_relu", arguments).head().getFloat() == 1;
    } catch (EngineException e) {
      LOG.info(
          "ReLUs are computed on their own: {}",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return false;
    }
  }

  /** Bytes of native memory are freed with the scope they were made in: one scope per call. */
  PtNDManager newScope() {
    return (PtNDManager) memory.newSubManager();
  }

  /** float32 of the batch's shape, on the host: the batch's own bytes. */
  NDArray input(StepInput batch, PtNDManager scope) {
    if (isOnGpu()) {
      HostMemory.lock(batch.numbers());
    }
    var shape = new Shape(batch.shape());
    return attached(host.create(batch.numbers(), shape, DataType.FLOAT32), scope);
  }

  /** int64[N] on the host. */
  NDArray classes(int[] classes, PtNDManager scope) {
    return indices(scope, Arrays.stream(classes).asLongStream().toArray());
  }

  /** int64[N], or float32[N,C], on the host. */
  NDArray targets(Targets targets, PtNDManager scope) {
    if (targets instanceof Targets.Soft soft) {
      var shape = new Shape(soft.count(), soft.numClasses());
      return attached(host.create(soft.probabilities(), shape), scope);
    }
    return classes(((Targets.Hard) targets).classes(), scope);
  }

  /** float64 that the step module reads on the host, where that waits for no device. */
  NDArray setting(PtNDManager scope, double... numbers) {
    return attached(host.create(numbers), scope);
  }

  /** int64 that the step module reads on the host. */
  NDArray indices(PtNDManager scope, long... numbers) {
    return attached(host.create(numbers), scope);
  }

  private static NDArray attached(NDArray array, PtNDManager scope) {
    array.attach(scope);
    return array;
  }

  /**
   * Calls a method of the step module; answers live in the first argument's scope.
   *
   * <p>Arrays of the same name, such as {@code t[]}, make one list argument.
   */
  NDList call(String method, NDList arguments) {
    try (PtNDManager scope = newScope()) {
      NDArray name = attached(host.create(0f), scope);
      name.setName("module_method:" + method);
      var named = new NDList(arguments);
      named.add(name);
      // "Training": otherwise DJL calls in inference mode, and what comes out can never learn.
      return IValueUtils.forward(module, named, true);
    }
  }

  /** Names arrays as one list argument; null makes them arguments of their own. */
  static NDList asArgument(@Nullable String name, NDList arrays) {
    arrays.forEach(array -> array.setName(name));
    return arrays;
  }

  @Override
  public void close() {
    module.close();
    memory.close();
  }
}
