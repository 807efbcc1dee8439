package io.fixres.operator.rehearse;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the operator until it is ready, in a cluster in which there is nothing, and ends it. A JVM
 * that is told to keep the classes it has loaded then keeps those that a start needs.
 */
public final class Rehearsal {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int NOT_READY = 1;

  private final URI ready;

  private Rehearsal(int port) {
    this.ready = URI.create("http://localhost:%d/q/health/ready".formatted(port));
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    int port = freePort();
    // The first, before anything logs.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    Map.of(
            "kubernetes.master", EmptyApiServer.start().url(),
            "kubernetes.auth.tryKubeConfig", "false",
            "kubernetes.auth.tryServiceAccount", "false",
            "pod.namespace", "rehearsal",
            "quarkus.http.host", "localhost",
            "quarkus.http.port", Integer.toString(port))
        .forEach(System::setProperty);
    Thread watch = new Thread(new Rehearsal(port)::endWhenReady, "rehearsal");
    watch.setDaemon(true);
    watch.start();
    Quarkus.run(arguments);
  }

  private void endWhenReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > end) {
        System.err.println("the operator is not ready after %s: %s".formatted(PATIENCE, ready));
        Quarkus.asyncExit(NOT_READY);
        return;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    Quarkus.asyncExit();
  }

  private boolean isReady() {
    try {
      var probe = (HttpURLConnection) ready.toURL().openConnection();
      return probe.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
