package io.fixres.operator.desired;

import io.fixres.contract.StageIds;
import org.jspecify.annotations.Nullable;

/**
 * A stage's id as label values, which allow no slash.
 *
 * @param variant such as {@code r128-s0}; null = the stage looks at all of them
 * @param stage such as {@code fine-tune-1.sweep}
 */
record StageLabel(@Nullable String variant, String stage) {
  static StageLabel of(String id) {
    return new StageLabel(
        StageIds.variantOf(id).orElse(null), StageIds.nameOf(id).replace('/', '.'));
  }
}
