package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Why Jobs have no pods, and pods do not start. Only events tell, and the API server goes through
 * all of a namespace for one answer: however many wait, one is asked about a second, and an answer
 * holds for a while.
 */
final class Complaints {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration WORDS_HOLD = Duration.ofMinutes(1);
  private static final Duration SILENCE_HOLDS = Duration.ofSeconds(10);

  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private Instant next = Instant.EPOCH;

  private record Heard(Optional<String> words, Instant at) {
    boolean holds(Instant now) {
      return now.isBefore(at.plus(words.isPresent() ? WORDS_HOLD : SILENCE_HOLDS));
    }
  }

  /**
   * What is known of a Job that has no pod, or a pod that does not start.
   *
   * @param now the time
   * @param question asks the API server; empty = nobody complains
   * @return empty = nobody does, or it was not asked yet
   */
  Optional<String> of(HasMetadata object, Instant now, Supplier<Optional<String>> question) {
    String uid = object.getMetadata().getUid();
    Heard before = heard.get(uid);
    boolean holds = before != null && before.holds(now);
    if (holds || !mayAsk(now)) {
      return Optional.ofNullable(before).flatMap(Heard::words);
    }
    Optional<String> words = question.get();
    heard.put(uid, new Heard(words, now));
    return words;
  }

  private synchronized boolean mayAsk(Instant now) {
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(EVERY);
    return true;
  }

  /** Forgets Jobs and pods that are gone. */
  void retain(Set<String> jobUids, Set<String> podUids) {
    heard.keySet().removeIf(uid -> !jobUids.contains(uid) && !podUids.contains(uid));
  }
}
