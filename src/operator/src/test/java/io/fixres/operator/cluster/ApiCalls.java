package io.fixres.operator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes that only the operator (or the test itself) makes, counted by the API server: of
 * experiments' status, of Jobs, and of ConfigMaps with results. The Job controller writes the
 * status of Jobs, which is not counted.
 *
 * @param counts so far, by verb and resource
 */
public record ApiCalls(Map<String, Long> counts) {
  private static final List<Pattern> OURS =
      List.of(
          series("APPLY|PATCH|PUT", "fixresexperiments", "status"),
          series("POST|PATCH|APPLY|DELETE", "jobs", ""),
          series("APPLY|PATCH|PUT", "configmaps", ""));

  /** The count now. */
  public static ApiCalls now(KubernetesClient client) {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : client.raw("/metrics").split("\n")) {
      for (Pattern series : OURS) {
        Matcher matcher = series.matcher(line);
        if (matcher.find()) {
          long count = (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
          counts.merge(matcher.group(2) + " " + matcher.group(1), count, Long::sum);
        }
      }
    }
    return new ApiCalls(counts);
  }

  /** Calls since then. */
  public long since(ApiCalls before) {
    return sum() - before.sum();
  }

  /** Calls since then, by verb and resource. */
  public Map<String, Long> each(ApiCalls before) {
    Map<String, Long> more = new TreeMap<>(counts);
    before.counts.forEach((call, count) -> more.merge(call, -count, Long::sum));
    more.values().removeIf(count -> count == 0);
    return more;
  }

  private long sum() {
    return counts.values().stream().mapToLong(count -> count).sum();
  }

  private static Pattern series(String verbs, String resource, String subresource) {
    return Pattern.compile(
        "^apiserver_request_total\\{.*resource=\"(%s)\".*subresource=\"%s\".*verb=\"(%s)\""
            .formatted(resource, subresource, verbs));
  }
}
