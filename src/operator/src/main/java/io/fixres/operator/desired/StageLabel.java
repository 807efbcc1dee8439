package io.fixres.operator.desired;

import org.jspecify.annotations.Nullable;

/**
 * A stage's id as label values, which allow no slash.
 *
 * @param variant such as {@code r128-s0}; null = the stage looks at all of them
 * @param stage such as {@code fine-tune-1.sweep}
 */
record StageLabel(@Nullable String variant, String stage) {
  private static final String TEST = "test/";

  static StageLabel of(String id) {
    int slash = id.startsWith(TEST) ? -1 : id.indexOf('/');
    String variant = slash < 0 ? null : id.substring(0, slash);
    return new StageLabel(variant, id.substring(slash + 1).replace('/', '.'));
  }
}
