package io.fixres.contract;

import java.util.List;

/** How a sentence lists what may be many. */
public final class ShortList {
  private ShortList() {}

  /** Names them as {@code a, b and 3 more}; no more than {@code named} by name. */
  public static String of(List<String> names, int named) {
    String first = String.join(", ", names.subList(0, Math.min(named, names.size())));
    return names.size() > named ? first + " and " + (names.size() - named) + " more" : first;
  }
}
