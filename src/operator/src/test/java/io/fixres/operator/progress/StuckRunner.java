package io.fixres.operator.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a runner that begins an answer and never ends it. */
final class StuckRunner implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger closed = new AtomicInteger();

  /**
   * Listens at a free port.
   *
   * @param begin of the body
   */
  StuckRunner(String begin) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> listen("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + begin));
  }

  private void listen(String answer) {
    try {
      while (true) {
        Socket connection = server.accept();
        threads.execute(() -> answer(connection, answer));
      }
    } catch (IOException e) {
      threads.shutdown(); // the test is over
    }
  }

  private void answer(Socket connection, String answer) {
    try (connection) {
      connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      closed.incrementAndGet();
    } catch (IOException e) {
      closed.incrementAndGet(); // with what was not read yet
    }
  }

  /** Where it listens. */
  int port() {
    return server.getLocalPort();
  }

  /** How many connections whoever asked has closed. */
  int closed() {
    return closed.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
