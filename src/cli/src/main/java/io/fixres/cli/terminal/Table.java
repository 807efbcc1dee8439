package io.fixres.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text, aligned; numbers to the right.
 *
 * @param titles of the columns
 * @param rows each with as many cells as there are titles
 */
public record Table(List<String> titles, List<List<String>> rows) {
  private static final String GAP = "  ";

  public Table {
    titles = List.copyOf(titles);
    rows = List.copyOf(rows);
  }

  /** The table's lines; titles dimmed. */
  public List<String> lines(Terminal terminal) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> Style.width(row.get(column))).max().orElse(0);
      widths.add(Math.max(widest, Style.width(titles.get(i))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(Style.DIM.of(line(titles, widths), terminal));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String space = " ".repeat(widths.get(i) - Style.width(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(isNumeric(i) ? space + cells.get(i) : cells.get(i) + space);
    }
    return line.toString().stripTrailing();
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("[-+0-9.,×–%]*( [A-Za-z]{1,5})?"));
  }
}
