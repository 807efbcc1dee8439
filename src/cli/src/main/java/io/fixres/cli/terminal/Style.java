package io.fixres.cli.terminal;

/** How a piece of text stands out; the sixteen colours that every theme has adapted. */
public enum Style {
  BOLD("1"),
  DIM("2"),
  GOOD("32"),
  BAD("31"),
  NOTE("33"),
  ACCENT("36");

  private static final String ESCAPE = "\u001b[";
  private static final String SEQUENCE = "\u001b\\[[0-9;?]*[A-Za-z]";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style; unchanged where colours are not wanted. */
  public String of(String text, Terminal terminal) {
    return terminal.colours() && !text.isEmpty()
        ? ESCAPE + code + "m" + text + ESCAPE + "0m"
        : text;
  }

  /** Columns that a styled text takes. */
  public static int width(String text) {
    String plain = text.replaceAll(SEQUENCE, "");
    return plain.codePointCount(0, plain.length());
  }

  /** The text cut to a width, with an ellipsis; styles are dropped from a text that is cut. */
  public static String fit(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    String plain = text.replaceAll(SEQUENCE, "");
    return plain.substring(0, plain.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }
}
