package io.fixres.operator.rehearse;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.HttpURLConnection;

/** An API server of a cluster in which there is nothing, and nothing happens. */
final class EmptyApiServer {
  private static final String NOTHING = "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";

  private final HttpServer server;

  private EmptyApiServer(HttpServer server) {
    this.server = server;
  }

  static EmptyApiServer start() {
    HttpServer server =
        Vertx.vertx()
            .createHttpServer()
            .webSocketHandler(watch -> {}) // which is never told anything
            .requestHandler(EmptyApiServer::answer);
    server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    return new EmptyApiServer(server);
  }

  /** Where clients find it. */
  String url() {
    return "http://localhost:%d/".formatted(server.actualPort());
  }

  /** What is written is taken; a list, which comes with a query, is empty; nothing else exists. */
  private static void answer(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.GET)) {
      request.body().onSuccess(written -> send(request, written));
    } else if (request.query() != null) {
      send(request, Buffer.buffer(NOTHING));
    } else {
      request.response().setStatusCode(HttpURLConnection.HTTP_NOT_FOUND).end();
    }
  }

  private static void send(HttpServerRequest request, Buffer json) {
    request.response().putHeader("Content-Type", "application/json").end(json);
  }
}
