package io.fixres.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The points that no other beats in price and goodness at once. */
public final class ParetoFront {
  private ParetoFront() {}

  /**
   * A candidate for the front.
   *
   * @param price smaller is better
   * @param goodness larger is better
   * @param item what it stands for
   */
  public record Offer<T>(double price, double goodness, T item) {}

  /** From the cheapest to the best; of equals the first given. */
  public static <T> List<Offer<T>> of(List<Offer<T>> offers) {
    List<Offer<T>> sorted = new ArrayList<>(offers);
    sorted.sort(
        Comparator.<Offer<T>>comparingDouble(Offer::price)
            .thenComparing(Comparator.<Offer<T>>comparingDouble(Offer::goodness).reversed()));
    List<Offer<T>> front = new ArrayList<>();
    for (Offer<T> offer : sorted) {
      if (front.isEmpty() || offer.goodness() > front.get(front.size() - 1).goodness()) {
        front.add(offer);
      }
    }
    return front;
  }
}
