package io.fixres.runner.engine;

import io.fixres.runner.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Copies of one network, each with what computes on it, in the lanes of some devices.
 *
 * @param <S> what computes on a copy
 */
final class Replicas<S extends Replicas.Step> implements AutoCloseable {
  private final Devices devices;
  private final List<Network> networks = new ArrayList<>();
  private final List<S> steps = new ArrayList<>();

  private Replicas(Devices devices) {
    this.devices = devices;
  }

  /** What computes on a network: it goes before the network does. */
  interface Step extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Copies weights to the devices, which take turns when there are more copies than devices.
   *
   * @param count copies, at least 1
   * @param step made for each copy, in its lane
   */
  static <S extends Step> Replicas<S> of(
      Devices devices, int count, Weights weights, Numerics numerics, Function<Network, S> step) {
    Replicas<S> replicas = new Replicas<>(devices);
    try {
      for (int i = 0; i < count; i++) {
        Lane lane = devices.lane(i);
        Network network = lane.call(() -> Network.of(lane.torch(), weights, numerics));
        replicas.networks.add(network);
        replicas.steps.add(lane.call(() -> step.apply(network)));
      }
      return replicas;
    } catch (RuntimeException e) {
      replicas.close();
      throw e;
    }
  }

  int count() {
    return steps.size();
  }

  Network network(int copy) {
    return networks.get(copy);
  }

  S step(int copy) {
    return steps.get(copy);
  }

  /**
   * Lets every copy's lane do its share at the same time, the caller's own last.
   *
   * @return what came of each, in the copies' order
   */
  <T> List<T> together(IntFunction<T> share) {
    List<CompletableFuture<T>> shares = new ArrayList<>();
    for (int i = count() - 1; i >= 0; i--) {
      int copy = i;
      shares.add(0, devices.lane(i).submit(() -> share.apply(copy)));
    }
    return Lane.results(shares);
  }

  @Override
  public void close() {
    steps.forEach(Step::close);
    networks.forEach(Network::close);
  }
}
