package io.fixres.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Prepares one kind of work, says {@code ready ITEMS}, then does a round for each line it is sent
 * and answers with its peak resident KiB.
 *
 * <p>{@code bench/peers/worker.py} speaks the same, so that rounds of both can alternate.
 */
public final class Worker {
  private Worker() {}

  /** Takes the work's name and what it is done on; see {@link Rounds}. */
  public static void main(String[] args) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Round round = Rounds.of(args[0], Arrays.asList(args).subList(1, args.length))) {
      System.out.println("ready " + round.items());
      while (orders.readLine() != null) {
        round.run();
        System.out.println(peakResidentKib());
      }
    }
  }

  /** Of this process, as Linux counts it. */
  private static long peakResidentKib() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
