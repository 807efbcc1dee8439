package io.fixres.cli.terminal;

import org.jspecify.annotations.Nullable;

/** What kind of thing happened, as one character. */
public enum Mark {
  /** A stage was started. */
  STARTED("▸", Style.ACCENT),
  /** A stage has its result. */
  DONE("✓", Style.GOOD),
  /** A stage had its result already. */
  REUSED("=", Style.GOOD),
  /** A stage failed or was stopped, and goes on. */
  RETRIED("↻", Style.NOTE),
  /** A stage cannot go on. */
  FAILED("✗", Style.BAD),
  /** How far a running stage is. */
  PROGRESS("…", Style.DIM),
  /** Something worth knowing. */
  NOTE("•", Style.DIM);

  private final String sign;
  private final Style style;

  Mark(String sign, Style style) {
    this.sign = sign;
    this.style = style;
  }

  /** The character in its colour. */
  public String on(@Nullable Terminal terminal) {
    return terminal == null ? sign : style.of(sign, terminal);
  }
}
