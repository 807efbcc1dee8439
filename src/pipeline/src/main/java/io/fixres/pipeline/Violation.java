package io.fixres.pipeline;

/**
 * One thing that is wrong with an experiment, in the user's terms.
 *
 * @param path the field, such as {@code spec.train.epochs}; empty = the file as a whole
 * @param value what was found there, as text
 * @param rule what must hold, as half a sentence: {@code must be between 1 and 10000}
 * @param remedy what to do about it, as an instruction; empty = the rule says it
 */
public record Violation(String path, String value, String rule, String remedy) {

  /** Field, rule and remedy in one line. */
  public String sentence() {
    return path + ": " + rule + (remedy.isEmpty() ? "" : " (" + remedy + ")");
  }
}
