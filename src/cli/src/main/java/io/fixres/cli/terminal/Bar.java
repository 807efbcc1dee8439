package io.fixres.cli.terminal;

/** A progress bar in half columns. */
final class Bar {
  private Bar() {}

  /**
   * The bar.
   *
   * @param percent 0–100
   * @param width in columns
   */
  static String of(int percent, int width, Terminal terminal) {
    int halves = Math.max(0, Math.min(100, percent)) * width * 2 / 100;
    int whole = halves / 2;
    boolean half = halves % 2 == 1;
    String done = "━".repeat(whole) + (half ? "╸" : "");
    String rest = (terminal.colours() ? "━" : "·").repeat(width - whole - (half ? 1 : 0));
    return Style.ACCENT.of(done, terminal) + Style.DIM.of(rest, terminal);
  }
}
