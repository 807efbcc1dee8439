package io.fixres.runner.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine on what this process may compute on: the GPUs that it sees, or the CPU.
 *
 * <p>The first lane is the caller's own thread. Use this from the thread that opened it.
 */
public final class Devices implements AutoCloseable {
  private final List<Lane> lanes = new ArrayList<>();

  /** With a lane for each of these, even if one comes twice. */
  Devices(int threads, List<Device> devices) {
    lanes.add(Lane.here(Torch.start(threads, devices.get(0))));
    try {
      devices.stream().skip(1).forEach(device -> lanes.add(Lane.beside(device, threads)));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts the engine.
   *
   * @param threads of one operation on the CPU; the same number gives the same bits
   * @param gpus how many there have to be; 0 = the CPU will do
   * @param useful how many are made use of at most
   * @throws StageFailure when there are fewer of those GPUs
   */
  public static Devices open(int threads, int gpus, int useful) {
    Torch.prepare();
    List<Device> seen = new ArrayList<>();
    String refusal = null;
    while (refusal == null && seen.size() < Math.max(gpus, useful)) {
      Device next = Device.gpu(seen.size());
      refusal = refusal(next);
      if (refusal == null) {
        seen.add(next);
      }
    }
    if (seen.size() < gpus) {
      throw new StageFailure(
          ExitCode.NO_DEVICE,
          "the stage was given %d GPUs and PyTorch can use %d of them (%s): check the driver of its node; of MIG slices a process sees one"
              .formatted(gpus, seen.size(), refusal));
    }
    List<Device> used = seen.subList(0, Math.min(useful, seen.size()));
    return new Devices(threads, used.isEmpty() ? List.of(Device.cpu()) : used);
  }

  /** The CPU alone, whatever else there is. */
  public static Devices cpu(int threads) {
    return new Devices(threads, List.of(Device.cpu()));
  }

  /** The first device. */
  public Torch torch() {
    return lanes.get(0).torch();
  }

  /**
   * What a result says of where it was computed.
   *
   * @param engine name and version
   * @param device {@code cpu}, {@code gpu:0}, or {@code gpu:0-3} for four
   */
  public record Facts(String engine, String device) {
    /** Nothing was computed. */
    public static final Facts NONE = new Facts("none", "cpu");
  }

  /** What this is. */
  public Facts facts() {
    String gpus = "gpu:0" + (count() > 1 ? "-" + (count() - 1) : "");
    return new Facts(torch().version(), areGpus() ? gpus : "cpu");
  }

  /** Whether GPUs compute. */
  public boolean areGpus() {
    return torch().isOnGpu();
  }

  /** How many devices there are. */
  public int count() {
    return lanes.size();
  }

  /** Where the n-th of any number of replicas computes: devices take turns. */
  Lane lane(int replica) {
    return lanes.get(replica % lanes.size());
  }

  /** Why a device cannot be used, in PyTorch's words; null = it can. */
  private static @Nullable String refusal(Device device) {
    try (NDManager memory = NDManager.newBaseManager(device, "PyTorch")) {
      memory.zeros(new Shape(1));
      return null;
    } catch (EngineException e) {
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
    torch().close();
  }
}
