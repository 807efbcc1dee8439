package io.fixres.operator.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fixres.contract.Json;
import io.fixres.contract.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks running pods how far they are, without ever making anyone wait: an answer is there for the
 * next look. A pod that cannot be reached costs its progress and nothing else.
 */
public final class ProgressPoller {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 2048;

  private final HttpClient http;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();
  private final int port;
  private final Clock clock;
  private final Duration timeout;

  /**
   * What a pod last said.
   *
   * @param progress how far it was
   * @param changed when that was first heard
   * @param answered when it was last heard
   */
  public record Heard(Progress progress, Instant changed, Instant answered) {
    /** How long it has said the same; the time in which it was not heard is no part of that. */
    public Duration unchanged() {
      return Duration.between(changed, answered);
    }
  }

  public ProgressPoller(int port, Clock clock) {
    this(port, clock, TIMEOUT);
  }

  ProgressPoller(int port, Clock clock, Duration timeout) {
    this.port = port;
    this.clock = clock;
    this.timeout = timeout;
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
  }

  /** What the pod with this UID last said; empty = it has not answered. */
  public Optional<Heard> heard(String podUid) {
    return Optional.ofNullable(heard.get(podUid));
  }

  /**
   * Asks a pod, unless that was done within the interval: news brings a look, which asks again.
   *
   * @param onNews called when it says something new
   */
  public void ask(Pod pod, String stageHash, Duration interval, Runnable onNews) {
    String uid = pod.getMetadata().getUid();
    String address = pod.getStatus().getPodIP();
    if (address == null || !isDue(uid, interval)) {
      return;
    }
    HttpRequest request = HttpRequest.newBuilder(uri(address)).GET().build();
    var answer = http.sendAsync(request, unused -> new ShortBody(MAX_BYTES));
    @SuppressWarnings("unused") // an answer arrives through onNews, a failure is no news
    var heard =
        answer
            .thenApply(HttpResponse::body)
            .thenApply(body -> read(body, stageHash))
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (progress, failure) -> {
                  answer.cancel(true); // closes the connection of one that is late
                  if (progress != null && hear(uid, progress)) {
                    onNews.run();
                  }
                });
  }

  /** Forgets pods that are gone. */
  public void retain(Set<String> podUids) {
    heard.keySet().retainAll(podUids);
    asked.keySet().retainAll(podUids);
  }

  private boolean isDue(String uid, Duration interval) {
    Instant now = clock.instant();
    Instant before = asked.get(uid);
    if (before != null && now.isBefore(before.plus(interval))) {
      return false;
    }
    asked.put(uid, now);
    return true;
  }

  private boolean hear(String uid, Progress progress) {
    Instant now = clock.instant();
    Heard before = heard.get(uid);
    if (before != null && before.progress().equals(progress)) {
      heard.put(uid, new Heard(progress, before.changed(), now));
      return false;
    }
    heard.put(uid, new Heard(progress, now, now));
    return true;
  }

  /** The answer; null when it is no progress, or of another stage. */
  private static @Nullable Progress read(byte[] body, String stageHash) {
    try {
      Progress progress = Json.read(new String(body, StandardCharsets.UTF_8), Progress.class);
      return stageHash.equals(progress.hash()) ? progress : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private URI uri(String address) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return URI.create("http://" + host + ":" + port + "/progress");
  }
}
