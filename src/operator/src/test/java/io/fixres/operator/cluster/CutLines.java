package io.fixres.operator.cluster;

import io.fixres.operator.cluster.ApiProxy.Fate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts each experiment's line after so many of the operator's writes for it, whatever they write:
 * to the API server it is as if the operator had been killed right there. The experiment's name
 * says where: {@code lost-07} has seven answered and nothing after that, of {@code mute-07} an
 * eighth is done and never answered.
 */
public final class CutLines implements ApiProxy.Line {
  private static final Pattern EXPERIMENT = Pattern.compile("whole|(lost|mute)-([0-9]{2})");

  private final Map<String, AtomicInteger> writes = new ConcurrentHashMap<>();

  /** The experiment with this many answers. */
  public static String lost(int answered) {
    return "lost-%02d".formatted(answered);
  }

  /** The experiment with one more that nobody heard of. */
  public static String mute(int answered) {
    return "mute-%02d".formatted(answered);
  }

  @Override
  public Fate judge(String method, String path, String body) {
    Matcher experiment = EXPERIMENT.matcher(path + " " + body);
    if (method.equals("GET") || !experiment.find()) {
      return Fate.ANSWERED;
    }
    int write =
        writes.computeIfAbsent(experiment.group(), unused -> new AtomicInteger()).incrementAndGet();
    if (experiment.group(1) == null || write <= Integer.parseInt(experiment.group(2))) {
      return Fate.ANSWERED;
    }
    boolean isFirstAfter = write == Integer.parseInt(experiment.group(2)) + 1;
    return isFirstAfter && experiment.group(1).equals("mute") ? Fate.UNHEARD : Fate.LOST;
  }

  /** How often the operator has written for this experiment, or tried to. */
  public int writes(String experiment) {
    AtomicInteger count = writes.get(experiment);
    return count == null ? 0 : count.get();
  }
}
