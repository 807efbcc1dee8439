package io.fixres.report.markup;

/** The one place where text becomes markup: nothing that a user named can become an element. */
final class Escape {
  private static final char REPLACEMENT = '\uFFFD';

  private Escape() {}

  /** Text for between tags and within double-quoted attributes. */
  static String text(String value) {
    StringBuilder out = new StringBuilder(value.length() + 16);
    value.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (isXmlCharacter(point)) {
          out.appendCodePoint(point);
        } else {
          out.append(REPLACEMENT);
        }
      }
    }
  }

  /** XML 1.0, section 2.2: no reference can bring the other characters in. */
  private static boolean isXmlCharacter(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
