package io.fixres.cli.local;

import io.fixres.pipeline.observe.ResultsRecord;

/** Objects as {@code kubectl get --output yaml} prints them, one document each. */
final class KubectlText {
  private KubectlText() {}

  static String configMap(String experiment, String namespace, ResultsRecord results) {
    return """

        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: %s}
        data:
          results.json: |
        %s"""
        .formatted(ResultsRecord.name(experiment), namespace, results.encode().indent(4));
  }
}
