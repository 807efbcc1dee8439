package io.fixres.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text broken between words. */
public final class Paragraph {
  private Paragraph() {}

  /**
   * The lines of a text, none wider than the terminal unless a word is.
   *
   * @param first what the first line begins with
   * @param others what the others begin with
   */
  public static List<String> wrap(String text, String first, String others, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() >= terminal.width()) {
        lines.add(line.toString());
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
