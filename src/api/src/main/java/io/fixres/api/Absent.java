package io.fixres.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be left out: empty means the same as none, as everywhere in Kubernetes. */
final class Absent {
  private Absent() {}

  static @Nullable String ifEmpty(@Nullable String text) {
    return text != null && text.isEmpty() ? null : text;
  }

  /** A status is whatever somebody with the right to write it has written. */
  static <T> List<T> ifNull(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
