package io.fixres.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A result's points by column, which deflate better than rows: whole numbers without a fraction,
 * and a column whose numbers are all the same as one.
 *
 * @param result all that it says but its points
 * @param columns of numbers, in the order of {@link CompactResult#points}' rows
 */
record PointColumns(CompactResult result, List<List<Number>> columns) {
  PointColumns {
    Objects.requireNonNull(result);
    columns = columns.stream().map(List::copyOf).toList();
  }

  static PointColumns of(CompactResult result) {
    List<List<Number>> columns = new ArrayList<>();
    int width = result.points().isEmpty() ? 0 : result.points().get(0).size();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<Number> numbers =
          result.points().stream().map(row -> shortest(row.get(column))).toList();
      boolean isConstant = new LinkedHashSet<>(numbers).size() == 1;
      columns.add(isConstant ? numbers.subList(0, 1) : numbers);
    }
    return new PointColumns(result.withPoints(List.of()), columns);
  }

  /**
   * The rows again, to the last digit.
   *
   * @throws IndexOutOfBoundsException when a column is too short
   */
  CompactResult rows() {
    int height = columns.stream().mapToInt(List::size).max().orElse(0);
    return result.withPoints(IntStream.range(0, height).mapToObj(this::row).toList());
  }

  private List<Double> row(int i) {
    return columns.stream()
        .map(column -> column.get(column.size() == 1 ? 0 : i).doubleValue())
        .toList();
  }

  private static Number shortest(double number) {
    boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
    return isWhole ? (Number) (long) number : (Number) number;
  }
}
