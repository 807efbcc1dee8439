package io.fixres.runner.dataset;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Prepares batches ahead of whoever consumes them, in order, on a few threads, with a bounded
 * number under way.
 *
 * @param <B> a batch: its buffers are used again once the consumer gives them back
 */
public final class Prefetch<B> implements AutoCloseable {
  private static final int AHEAD = 2;

  private final ExecutorService threads;
  private final Plan<B> plan;
  private final long batches;
  private final Deque<Pending<B>> pending = new ArrayDeque<>();
  private final Deque<B> free = new ArrayDeque<>();
  private long nextToStart;
  private long waitedNanos;

  /** How batches are made. */
  public interface Plan<B> {
    /** The work of one batch: each task fills its own place in the buffers. */
    List<Callable<Void>> tasks(long batch, B buffers);
  }

  private record Pending<B>(B buffers, List<Future<Void>> tasks) {}

  /**
   * Starts.
   *
   * @param first number of the first batch
   * @param batches number behind the last
   * @param threads how many prepare
   * @param buffers makes a batch's buffers; called three times
   */
  public Prefetch(long first, long batches, int threads, Supplier<B> buffers, Plan<B> plan) {
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "images");
              thread.setDaemon(true);
              return thread;
            });
    this.plan = plan;
    this.batches = batches;
    this.nextToStart = first;
    for (int i = 0; i <= AHEAD; i++) {
      free.add(buffers.get());
    }
    fill();
  }

  /** Whether the next batch is complete already. */
  public boolean isNextReady() {
    Pending<B> batch = pending.peekFirst();
    return batch != null && batch.tasks().stream().allMatch(Future::isDone);
  }

  /** The next batch, complete, until it is {@link #release released}. */
  public B next() throws IOException {
    Pending<B> batch = pending.removeFirst();
    long start = System.nanoTime();
    for (Future<Void> task : batch.tasks()) {
      await(task);
    }
    waitedNanos += System.nanoTime() - start;
    return batch.buffers();
  }

  /** Gives a batch's buffers back. */
  public void release(B buffers) {
    free.add(buffers);
    fill();
  }

  /** Seconds the consumer has waited so far. */
  public double waitedSeconds() {
    return waitedNanos / 1e9;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void fill() {
    while (nextToStart < batches && !free.isEmpty()) {
      B buffers = free.removeFirst();
      List<Future<Void>> tasks = new ArrayList<>();
      for (Callable<Void> task : plan.tasks(nextToStart++, buffers)) {
        tasks.add(threads.submit(task));
      }
      pending.add(new Pending<>(buffers, tasks));
    }
  }

  private static void await(Future<Void> task) throws IOException {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for images", e);
    } catch (ExecutionException e) {
      rethrow(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void rethrow(Throwable cause) throws IOException {
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IOException(cause);
  }
}
