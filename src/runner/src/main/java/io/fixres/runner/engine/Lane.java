package io.fixres.runner.engine;

import ai.djl.Device;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A device and the one thread that computes on it: PyTorch's modes belong to a thread. */
final class Lane implements AutoCloseable {
  private final Torch torch;
  private final @Nullable ExecutorService thread;

  private Lane(Torch torch, @Nullable ExecutorService thread) {
    this.torch = torch;
    this.thread = thread;
  }

  /** The caller's own thread, which started this. */
  static Lane here(Torch torch) {
    return new Lane(torch, null);
  }

  /** A thread of its own. */
  static Lane beside(Device device, int threads) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "fixres-" + device));
    try {
      var torch = CompletableFuture.supplyAsync(() -> Torch.start(threads, device), thread);
      return new Lane(results(List.of(torch)).get(0), thread);
    } catch (RuntimeException e) {
      thread.shutdown();
      throw e;
    }
  }

  Torch torch() {
    return torch;
  }

  /** Lets the lane's thread do it; in the caller's own lane it is done on return. */
  <T> CompletableFuture<T> submit(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, thread == null ? Runnable::run : thread);
  }

  /** Does it and waits for it. */
  <T> T call(Supplier<T> work) {
    return results(List.of(submit(work))).get(0);
  }

  /** What came of all, or the first that went wrong; nothing computes any more then. */
  static <T> List<T> results(List<CompletableFuture<T>> work) {
    try {
      CompletableFuture.allOf(work.toArray(CompletableFuture<?>[]::new)).join();
      return work.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw e;
    }
  }

  /** Ends its thread and engine; whoever opened the caller's own lane closes that one. */
  @Override
  public void close() {
    if (thread != null) {
      CompletableFuture.runAsync(torch::close, thread).join();
      thread.shutdown();
    }
  }
}
