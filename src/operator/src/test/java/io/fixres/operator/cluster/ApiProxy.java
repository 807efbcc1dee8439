package io.fixres.operator.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands between an operator and the API server, and fails as a test says. */
public final class ApiProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiProxy.class);
  private static final List<String> OF_ONE_CONNECTION =
      List.of(
          "host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

  private static final byte[] GARBAGE =
      """
      {"type":"ADDED","object":{"apiVersion":"batch/v1","kind":"Job","spec":"garbled"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final URI upstream;
  private final HttpClient client;
  private final Line line;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path kubeconfig;
  private HttpServer server;
  private boolean isDown;

  /** What becomes of a call. */
  public enum Fate {
    /** It is answered. */
    ANSWERED,
    /** It never reaches the API server. */
    LOST,
    /** The API server does as it says, and nobody hears of it. */
    UNHEARD,
    /** The answer is an event that nobody can read. */
    GARBLED
  }

  /** Says what becomes of calls. */
  public interface Line {
    /** All are answered. */
    Line SOUND = (method, path, body) -> Fate.ANSWERED;

    /** The fate of this one. */
    Fate judge(String method, String path, String body);
  }

  private ApiProxy(Config config, Line line) throws IOException, GeneralSecurityException {
    this.upstream = URI.create(config.getMasterUrl());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(SSLUtils.sslContext(config))
            .build();
    this.line = line;
    this.kubeconfig = Files.createTempFile("fixres-proxy", ".yaml");
    kubeconfig.toFile().deleteOnExit();
    listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: a, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: a, user: {token: "%s"}}]
        contexts: [{name: a, context: {cluster: a, user: a, namespace: default}}]
        current-context: a
        """
            .formatted(server.getAddress().getPort(), config.getAutoOAuthToken()));
  }

  /** Starts one before the API server that this configuration is for. */
  public static ApiProxy before(Config config, Line line) {
    try {
      return new ApiProxy(config, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS to " + config.getMasterUrl(), e);
    }
  }

  /** Whoever uses it speaks to the API server through this. */
  public String kubeconfig() {
    return kubeconfig.toString();
  }

  /** As if the API server had ended: connections break, and new ones are refused. */
  public void down() {
    server.stop(0);
    isDown = true;
  }

  /** As if it were started again. */
  public void up() {
    if (!isDown) {
      return;
    }
    isDown = false;
    try {
      listen(server.getAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(InetSocketAddress address) throws IOException {
    HttpServer next = HttpServer.create(address, 0);
    next.createContext("/", this::pass);
    next.setExecutor(threads);
    next.start();
    server = next;
  }

  private void pass(HttpExchange call) throws IOException {
    try (call) {
      if (call.getRequestHeaders().containsKey("Upgrade")) {
        call.sendResponseHeaders(HttpURLConnection.HTTP_OK, -1); // no socket: it watches by HTTP
        return;
      }
      byte[] body = call.getRequestBody().readAllBytes();
      Fate fate =
          line.judge(
              call.getRequestMethod(),
              call.getRequestURI().getPath(),
              new String(body, StandardCharsets.UTF_8));
      if (fate == Fate.LOST) {
        refuse(call);
        return;
      }
      if (fate == Fate.GARBLED) {
        call.sendResponseHeaders(HttpURLConnection.HTTP_OK, GARBAGE.length);
        call.getResponseBody().write(GARBAGE);
        return;
      }
      HttpResponse<InputStream> answer =
          client.send(request(call, body), BodyHandlers.ofInputStream());
      if (fate == Fate.UNHEARD) {
        answer.body().readAllBytes();
        refuse(call);
        return;
      }
      answer(call, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An answer that the client does not repeat the call after; of a broken connection it would. */
  private static void refuse(HttpExchange call) throws IOException {
    call.sendResponseHeaders(HttpURLConnection.HTTP_BAD_REQUEST, -1);
  }

  private HttpRequest request(HttpExchange call, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upstream.resolve(call.getRequestURI().toString()))
            .method(
                call.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    call.getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  /** As it comes: a watch has no end. */
  private static void answer(HttpExchange call, HttpResponse<InputStream> answer)
      throws IOException {
    answer
        .headers()
        .firstValue("content-type")
        .ifPresent(type -> call.getResponseHeaders().set("content-type", type));
    call.sendResponseHeaders(answer.statusCode(), 0);
    try (InputStream from = answer.body();
        OutputStream to = call.getResponseBody()) {
      byte[] buffer = new byte[1 << 16];
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        to.write(buffer, 0, read);
        to.flush();
      }
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("one of both has gone");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
