package io.fixres.operator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that only the operator (or the test itself) makes, counted by the API server: writes of
 * experiments' status, of Jobs, and of ConfigMaps with results. The Job controller writes the
 * status of Jobs, which is not counted.
 *
 * @param count so far
 */
public record ApiCalls(long count) {
  private static final List<Pattern> OURS =
      List.of(
          series("APPLY|PATCH|PUT", "fixresexperiments", "status"),
          series("POST|PATCH|APPLY|DELETE", "jobs", ""),
          series("APPLY|PATCH|PUT", "configmaps", ""),
          series("GET", "persistentvolumeclaims", ""));

  /** The count now. */
  public static ApiCalls now(KubernetesClient client) {
    long sum = 0;
    for (String line : client.raw("/metrics").split("\n")) {
      for (Pattern series : OURS) {
        Matcher matcher = series.matcher(line);
        if (matcher.find()) {
          sum += (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
        }
      }
    }
    return new ApiCalls(sum);
  }

  /** Calls since then. */
  public long since(ApiCalls before) {
    return count - before.count();
  }

  private static Pattern series(String verbs, String resource, String subresource) {
    return Pattern.compile(
        "^apiserver_request_total\\{.*resource=\"%s\".*subresource=\"%s\".*verb=\"(%s)\""
            .formatted(resource, subresource, verbs));
  }
}
