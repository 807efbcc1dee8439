package io.fixres.runner.model;

import io.fixres.contract.architecture.Activation;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Layer.Activate;
import io.fixres.contract.architecture.Layer.AveragePool;
import io.fixres.contract.architecture.Layer.BatchNorm;
import io.fixres.contract.architecture.Layer.Block;
import io.fixres.contract.architecture.Layer.Conv;
import io.fixres.contract.architecture.Layer.Linear;
import io.fixres.contract.architecture.Layer.MaxPool;
import io.fixres.contract.architecture.Layer.SqueezeExcite;
import io.fixres.contract.architecture.Padding;
import io.fixres.contract.architecture.Shortcut;
import io.fixres.runner.model.Program.NormMode;
import io.fixres.runner.model.Program.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Turns layers into instructions; the numbers are those of {@code tools/engine/step_module.py}. */
final class ProgramWriter {
  static final int CONV = 0;
  private static final int NORM = 1;
  static final int ACTIVATE = 2;
  private static final int MAX_POOL = 3;
  private static final int SET_ASIDE = 4;
  private static final int SWAP = 5;
  static final int ADD = 6;
  private static final int AVERAGE_POOL = 7;
  private static final int LINEAR = 8;
  private static final int SQUEEZE_EXCITE = 9;
  static final int CONV_RELU = 10;
  static final int CONV_ADD_RELU = 11;
  static final int WIDTH = 6;
  static final int NO_BIAS = -1;
  static final int SAME = -1;
  static final int RELU = 0;
  private static final double MICRO = 1e6;

  private final BiFunction<Conv, BatchNorm, NormMode> modes;
  private final List<Long> code = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  ProgramWriter(BiFunction<Conv, BatchNorm, NormMode> modes) {
    this.modes = modes;
  }

  Program program() {
    return new Program(code, slots);
  }

  void write(List<Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      boolean normed = i + 1 < layers.size() && layers.get(i + 1) instanceof BatchNorm;
      if (normed && layers.get(i) instanceof Conv conv) {
        unit(conv, (BatchNorm) layers.get(++i));
      } else {
        write(layers.get(i));
      }
    }
  }

  private void unit(Conv conv, BatchNorm norm) {
    NormMode mode = modes.apply(conv, norm);
    if (mode == NormMode.FOLDED) {
      slots.add(new Slot.FoldedWeight(conv.name(), norm));
      slots.add(new Slot.FoldedBias(conv.name(), norm));
      conv(conv, slots.size() - 2, slots.size() - 1);
      return;
    }
    write(conv);
    long batch = mode == NormMode.BATCH ? 1 : 0;
    emit(NORM, own(norm), batch, Math.round(norm.epsilon() * MICRO));
  }

  private void write(Layer layer) {
    if (layer instanceof Conv conv) {
      int weight = own(conv);
      conv(conv, weight, conv.bias() ? weight + 1 : NO_BIAS);
    } else if (layer instanceof Activate activate) {
      emit(ACTIVATE, number(activate.function()));
    } else if (layer instanceof MaxPool pool) {
      emit(MAX_POOL, pool.kernel(), pool.stride(), pool.padding());
    } else if (layer instanceof AveragePool) {
      emit(AVERAGE_POOL);
    } else if (layer instanceof Linear linear) {
      int weight = own(linear);
      emit(LINEAR, weight, weight + 1);
    } else if (layer instanceof SqueezeExcite gate) {
      emit(SQUEEZE_EXCITE, own(gate.reduce()), number(gate.between()), own(gate.expand()));
    } else if (layer instanceof Block block) {
      block(block);
    } else {
      throw new IllegalStateException("no instruction for " + layer);
    }
  }

  private void block(Block block) {
    Shortcut shortcut = block.shortcut();
    if (!shortcut.added()) {
      write(block.branch());
      return;
    }
    emit(SET_ASIDE);
    write(block.branch());
    if (!shortcut.layers().isEmpty()) {
      emit(SWAP);
      write(shortcut.layers());
    }
    emit(ADD, shortcut.layers().isEmpty() ? 0 : 1);
  }

  private void conv(Conv conv, int weight, int bias) {
    int padding = conv.padding() == Padding.SAME ? SAME : conv.kernel() / 2;
    emit(CONV, weight, bias, conv.stride(), padding, conv.groups());
  }

  /** Adds the layer's tensors and says where the first one is. */
  private int own(Layer layer) {
    int first = slots.size();
    layer.tensors().forEach(tensor -> slots.add(new Slot.Own(tensor.name())));
    return first;
  }

  private static int number(Activation function) {
    return switch (function) {
      case RELU -> RELU;
      case RELU6 -> 1;
      case SILU -> 2;
      case SIGMOID -> 3;
    };
  }

  private void emit(long... numbers) {
    for (int i = 0; i < WIDTH; i++) {
      code.add(i < numbers.length ? numbers[i] : 0);
    }
  }
}
