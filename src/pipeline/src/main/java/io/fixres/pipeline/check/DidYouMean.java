package io.fixres.pipeline.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant to write. */
public final class DidYouMean {
  /** From so many letters on, the beginning of a name is enough to recognise it. */
  private static final int SHORTHAND = 4;

  private DidYouMean() {}

  /** The nearest name, if it is near: a third of its letters may be wrong, two at least. */
  public static Optional<String> nearest(String written, Collection<String> names) {
    if (written.length() >= SHORTHAND) {
      var whole = names.stream().filter(name -> fold(name).startsWith(fold(written))).findFirst();
      if (whole.isPresent()) {
        return whole;
      }
    }
    int most = Math.max(2, written.length() / 3);
    return names.stream()
        .filter(name -> distance(fold(written), fold(name)) <= Math.min(most, name.length() - 1))
        .min(
            Comparator.comparingInt((String name) -> distance(fold(written), fold(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Levenshtein's distance, with neighbours that changed places as one mistake. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
