package io.fixres.runner.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fixres.contract.Json;
import io.fixres.contract.Progress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /progress} (JSON), {@code /metrics} (Prometheus) and {@code /healthz} on a
 * port.
 */
public final class ProgressServer implements AutoCloseable {
  private final HttpServer server;

  private ProgressServer(HttpServer server) {
    this.server = server;
  }

  /** Listens on all addresses; port 0 takes a free one. */
  public static ProgressServer start(int port, Supplier<Progress> progress) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext(
        "/progress", exchange -> answer(exchange, "application/json", Json.write(progress.get())));
    server.createContext(
        "/metrics",
        exchange -> answer(exchange, "text/plain; version=0.0.4", metrics(progress.get())));
    server.createContext("/healthz", exchange -> answer(exchange, "text/plain", "ok\n"));
    server.start();
    return new ProgressServer(server);
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String metrics(Progress progress) {
    StringBuilder text = new StringBuilder();
    gauge(text, "fixres_stage_done", "Units of the current phase that are done", progress.done());
    gauge(text, "fixres_stage_total", "Units of the current phase", progress.total());
    gauge(text, "fixres_stage_epoch", "Current epoch, 1-based", progress.epoch());
    gauge(text, "fixres_stage_loss", "Mean training loss of the last steps", progress.loss());
    gauge(
        text,
        "fixres_stage_images_per_second",
        "Images worked on in a second",
        progress.imagesPerSecond());
    return text.toString();
  }

  private static void gauge(StringBuilder text, String name, String help, @Nullable Number value) {
    if (value != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "# HELP %s %s\n# TYPE %s gauge\n%s %s\n",
              name,
              help,
              name,
              name,
              value));
    }
  }
}
