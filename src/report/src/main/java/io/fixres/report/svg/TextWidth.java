package io.fixres.report.svg;

/**
 * An estimate of how wide text is, from character classes of common sans-serif fonts: a page that
 * is rendered without a font can only estimate, so it errs on the wide side.
 */
public final class TextWidth {
  private TextWidth() {}

  /** Width of one line at a font size, in the same units. */
  public static double of(String text, double fontSize) {
    return text.codePoints().mapToDouble(TextWidth::ems).sum() * fontSize;
  }

  private static double ems(int point) {
    if (" .,:;'|il!()[]".indexOf(point) >= 0) {
      return 0.34;
    }
    if (point == 'm' || point == 'w' || Character.isUpperCase(point)) {
      return 0.82;
    }
    return point > 0x2E7F ? 1.05 : 0.6;
  }
}
