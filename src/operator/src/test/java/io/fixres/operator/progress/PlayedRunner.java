package io.fixres.operator.progress;

import com.sun.net.httpserver.HttpServer;
import io.fixres.contract.Json;
import io.fixres.contract.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays the runner in a pod: says how far it is when it is asked. */
public final class PlayedRunner implements AutoCloseable {
  /** Of the stage that it does. */
  public static final String HASH = "0123abcd";

  private final HttpServer server;
  private final AtomicInteger step = new AtomicInteger(1);
  private final AtomicInteger asked = new AtomicInteger();

  /** Listens at a free port. */
  public PlayedRunner() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/progress",
        exchange -> {
          asked.incrementAndGet();
          byte[] answer = Json.write(progress()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** From now on it says that it is there. */
  void reach(int newStep) {
    step.set(newStep);
  }

  /** How often it was asked. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private Progress progress() {
    return new Progress("uid", HASH, "Training", step.get(), 20, null, null, null, null, null);
  }
}
