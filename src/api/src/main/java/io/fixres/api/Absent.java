package io.fixres.api;

import org.jspecify.annotations.Nullable;

/** Optional texts: an empty one means the same as none, as everywhere in Kubernetes. */
final class Absent {
  private Absent() {}

  static @Nullable String ifEmpty(@Nullable String text) {
    return text != null && text.isEmpty() ? null : text;
  }
}
