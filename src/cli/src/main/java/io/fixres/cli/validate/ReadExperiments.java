package io.fixres.cli.validate;

import io.fixres.api.FixResExperiment;
import java.util.List;

/**
 * What a file holds.
 *
 * @param file as the user named it
 * @param source its text
 * @param experiments with defaults filled in, in the file's order; none while there are findings
 * @param claims names of the PersistentVolumeClaims that the file defines
 * @param ignored what else is in the file, such as {@code ConfigMap 'x' (line 20)}
 * @param findings all that is wrong, in the file's order
 */
public record ReadExperiments(
    String file,
    String source,
    List<FixResExperiment> experiments,
    List<String> claims,
    List<String> ignored,
    List<Finding> findings) {
  public ReadExperiments {
    experiments = List.copyOf(experiments);
    claims = List.copyOf(claims);
    ignored = List.copyOf(ignored);
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong with the file. */
  public boolean isValid() {
    return findings.isEmpty();
  }
}
