package io.fixres.contract.learning;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Layer.BatchNorm;
import io.fixres.contract.architecture.Layer.Block;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.contract.architecture.TensorSpec.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What moves while a network learns.
 *
 * @param learned names of the tensors that get gradients, in state-dict order
 * @param moving names of the batch norms that normalise with the batch and refresh their running
 *     statistics; all others use the running statistics
 */
public record Freezing(Set<String> learned, Set<String> moving) {
  private static final String RUNNING_MEAN = ".running_mean";

  public Freezing {
    learned = Collections.unmodifiableSet(new LinkedHashSet<>(learned));
    moving = Set.copyOf(moving);
  }

  /** What {@code layers} and {@code policy} mean for a network. */
  public static Freezing of(Architecture architecture, Layers layers, BatchNormPolicy policy) {
    var learned = new LinkedHashSet<String>();
    for (TensorSpec tensor : learning(architecture, layers).flatMap(Layer::tensors).toList()) {
      if (learns(tensor.role(), policy)) {
        learned.add(tensor.name());
      }
    }
    return new Freezing(learned, moving(architecture, policy));
  }

  /** Whether gradients change a tensor of a layer. */
  public boolean learns(Layer layer) {
    return layer.tensors().map(TensorSpec::name).anyMatch(learned::contains);
  }

  /** Whether a layer is the same after learning as before. */
  public boolean standsStill(Layer layer) {
    return layer.tensors().map(TensorSpec::name).noneMatch(this::changes);
  }

  private boolean changes(String tensor) {
    boolean moves =
        tensor.endsWith(RUNNING_MEAN)
            && moving.contains(tensor.substring(0, tensor.length() - RUNNING_MEAN.length()));
    return moves || learned.contains(tensor);
  }

  private static Stream<Layer> learning(Architecture architecture, Layers layers) {
    List<Layer> trunk = architecture.trunk();
    Layer head = architecture.head(1); // names do not depend on the number of classes
    return switch (layers) {
      case NONE -> Stream.empty();
      case CLASSIFIER -> Stream.of(head);
      case LAST_BLOCK ->
          Stream.concat(trunk.subList(lastBlock(trunk), trunk.size()).stream(), Stream.of(head));
      case ALL_BUT_CLASSIFIER -> trunk.stream();
      case ALL -> Stream.concat(trunk.stream(), Stream.of(head));
    };
  }

  private static int lastBlock(List<Layer> trunk) {
    int last = trunk.size() - 1;
    while (!(trunk.get(last) instanceof Block)) {
      last--;
    }
    return last;
  }

  private static boolean learns(Role role, BatchNormPolicy policy) {
    boolean norm = role == Role.NORM_WEIGHT || role == Role.NORM_BIAS;
    return role.isLearned() && (!norm || policy == BatchNormPolicy.AFFINE);
  }

  private static Set<String> moving(Architecture architecture, BatchNormPolicy policy) {
    List<String> norms = new ArrayList<>();
    return switch (policy) {
      case FROZEN -> Set.of();
      case LAST_STATISTICS -> {
        addMain(architecture.trunk(), norms);
        yield Set.of(norms.get(norms.size() - 1));
      }
      case STATISTICS, AFFINE -> {
        addAll(architecture.trunk(), norms);
        yield Set.copyOf(norms);
      }
    };
  }

  /** Batch norms of the main path: one on a shortcut is never the last. */
  private static void addMain(List<Layer> layers, List<String> norms) {
    for (Layer layer : layers) {
      if (layer instanceof BatchNorm norm) {
        norms.add(norm.name());
      } else if (layer instanceof Block block) {
        addMain(block.branch(), norms);
      }
    }
  }

  private static void addAll(List<Layer> layers, List<String> norms) {
    addMain(layers, norms);
    for (Layer layer : layers) {
      if (layer instanceof Block block) {
        addMain(block.shortcut().layers(), norms);
      }
    }
  }
}
