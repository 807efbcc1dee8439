package io.fixres.cli.validate;

import io.fixres.pipeline.Violation;

/**
 * What is wrong, and where in the file.
 *
 * @param file as the user named it
 * @param position of the field, or of what should hold it
 * @param violation what and why
 */
public record Finding(String file, Position position, Violation violation) {
  /** One line for a terminal, in the form that editors jump by. */
  @Override
  public String toString() {
    String place = file + ":" + position + ": ";
    String path = violation.path().isEmpty() ? "" : violation.path() + ": ";
    String value = violation.value().isEmpty() ? "" : "'" + violation.value() + "' ";
    String remedy = violation.remedy().isEmpty() ? "" : " → " + violation.remedy();
    return place + path + value + rule() + remedy;
  }

  /** Without the field where it begins with it: a cluster says the name's rule of no field. */
  private String rule() {
    String named = violation.path() + " ";
    boolean isNamed = violation.rule().startsWith(named);
    return isNamed ? violation.rule().substring(named.length()) : violation.rule();
  }
}
