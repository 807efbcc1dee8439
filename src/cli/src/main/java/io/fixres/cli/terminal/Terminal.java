package io.fixres.cli.terminal;

import java.util.Map;
import java.util.Properties;

/**
 * What the output can show.
 *
 * @param live whether people watch: a terminal that can move its cursor
 * @param colours whether colours are wanted
 * @param width columns; 0 = it does not say
 */
public record Terminal(boolean live, boolean colours, int width) {
  /** A pipe or a file: lines of plain text. */
  public static final Terminal PLAIN = new Terminal(false, false, 100);

  private static final int USUAL = 80;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 160;

  public Terminal {
    width = width == 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST, width));
  }

  /**
   * Reads what the launcher saw ({@code fixres.terminal}, {@code fixres.columns}) and what the user
   * wishes ({@code NO_COLOR}, {@code TERM=dumb}, {@code CLICOLOR_FORCE}).
   */
  public static Terminal of(Properties launcher, Map<String, String> environment) {
    boolean terminal = Boolean.parseBoolean(launcher.getProperty("fixres.terminal", "false"));
    boolean dumb = "dumb".equals(environment.getOrDefault("TERM", ""));
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean forced = "1".equals(environment.get("CLICOLOR_FORCE"));
    return new Terminal(
        terminal && !dumb,
        !unwanted && (forced || (terminal && !dumb)),
        terminal ? number(launcher.getProperty("fixres.columns"), USUAL) : PLAIN.width());
  }

  /** The same at another width: people resize windows. */
  public Terminal withWidth(int columns) {
    return new Terminal(live, colours, columns);
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
