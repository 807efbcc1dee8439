package io.fixres.runner.model;

import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Layer.BatchNorm;
import io.fixres.contract.architecture.Layer.Conv;
import io.fixres.contract.learning.Freezing;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A network compiled for the engine's step module: instructions of six numbers, and the tensors
 * they refer to by position.
 *
 * @param code instructions, as {@code tools/engine/step_module.py} reads them
 * @param slots where each tensor comes from
 */
public record Program(List<Long> code, List<Slot> slots) {
  public Program {
    code = List.copyOf(code);
    slots = List.copyOf(slots);
  }

  /** How a batch norm is run. */
  public enum NormMode {
    /** With its running statistics. */
    RUNNING,
    /** With the batch's statistics, which also move the running ones. */
    BATCH,
    /** Not at all: multiplied into the convolution before it, whose weights do not change. */
    FOLDED
  }

  /** Where a tensor of a program comes from. */
  public sealed interface Slot {
    /** A tensor of the network itself. */
    record Own(String name) implements Slot {}

    /** The weight of {@code conv} with {@code norm} multiplied in. */
    record FoldedWeight(String conv, BatchNorm norm) implements Slot {}

    /** The bias that {@code norm} leaves on {@code conv}. */
    record FoldedBias(String conv, BatchNorm norm) implements Slot {}
  }

  /** Compiles layers, with the batch norm behind each convolution run as {@code modes} says. */
  public static Program of(List<Layer> layers, BiFunction<Conv, BatchNorm, NormMode> modes) {
    var writer = new ProgramWriter(modes);
    writer.write(layers);
    return writer.program();
  }

  /** Compiles layers as they run while {@code freezing} learns. */
  public static Program learning(List<Layer> layers, Freezing freezing) {
    return of(layers, (conv, norm) -> mode(norm, freezing));
  }

  /** The same, with what stands still behind a convolution that does too folded into it. */
  public static Program folded(List<Layer> layers, Freezing freezing) {
    return of(
        layers,
        (conv, norm) ->
            freezing.standsStill(conv) && freezing.standsStill(norm)
                ? NormMode.FOLDED
                : mode(norm, freezing));
  }

  /** The same, with each ReLU as the end of the convolution before it, where there can be one. */
  public Program fused() {
    return new Program(ReluFusion.of(code), slots);
  }

  private static NormMode mode(BatchNorm norm, Freezing freezing) {
    return freezing.moving().contains(norm.name()) ? NormMode.BATCH : NormMode.RUNNING;
  }

  /** The code as the engine takes it. */
  public long[] instructions() {
    return code.stream().mapToLong(Long::longValue).toArray();
  }

  /** Position of a tensor of the network itself, or −1. */
  public int position(String name) {
    return slots.indexOf(new Slot.Own(name));
  }
}
