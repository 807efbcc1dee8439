package io.fixres.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void isLiveAndColouredWhereTheLauncherSawATerminal() {
    // when
    Terminal terminal = Terminal.of(seen(true, "132"), Map.of("TERM", "xterm-256color"));

    // then
    assertThat(terminal).isEqualTo(new Terminal(true, true, 132));
  }

  @Test
  void respectsNoColor() {
    // when
    Terminal terminal = Terminal.of(seen(true, "80"), Map.of("NO_COLOR", "1"));

    // then
    assertThat(terminal).isEqualTo(new Terminal(true, false, 80));
    assertThat(Style.GOOD.of("fine", terminal)).isEqualTo("fine");
  }

  @Test
  void isPlainInAPipeAndOnADumbTerminal() {
    // when
    Terminal pipe = Terminal.of(seen(false, "80"), Map.of());
    Terminal dumb = Terminal.of(seen(true, "80"), Map.of("TERM", "dumb"));

    // then
    assertThat(pipe).isEqualTo(Terminal.PLAIN);
    assertThat(dumb.live()).isFalse();
    assertThat(dumb.colours()).isFalse();
  }

  @Test
  void isNeverNarrowerThanItsTextsCanBe() {
    // when
    Terminal terminal = Terminal.of(seen(true, "12"), Map.of());

    // then
    assertThat(terminal.width()).isEqualTo(40);
  }

  @Test
  void isOfTheUsualWidthWhereItSaysNone() {
    // when
    Terminal terminal = Terminal.of(seen(true, "0"), Map.of());

    // then
    assertThat(terminal.width()).isEqualTo(80);
  }

  private static Properties seen(boolean terminal, String columns) {
    Properties launcher = new Properties();
    launcher.setProperty("fixres.terminal", Boolean.toString(terminal));
    launcher.setProperty("fixres.columns", columns);
    return launcher;
  }
}
