package io.fixres.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final LiveScreen screen = new LiveScreen(out, () -> new Terminal(true, false, 80));

  @Test
  void redrawsItsBlockInPlace() {
    // given
    screen.refresh(snapshot(1));
    bytes.reset();

    // when
    screen.refresh(snapshot(2));

    // then
    assertThat(written()).startsWith("\r\u001b[2A\u001b[J").contains("2 of 9 stages");
  }

  @Test
  void keepsEventsAboveTheBlock() {
    // given
    screen.refresh(snapshot(1));
    bytes.reset();

    // when
    screen.happened(new RunEvent(Duration.ofSeconds(8), Mark.DONE, "r48-s0/train", "24 epochs"));

    // then
    assertThat(written())
        .startsWith("\r\u001b[2A\u001b[J   0:08  ✓ r48-s0/train  24 epochs\n")
        .contains("1 of 9 stages");
  }

  @Test
  void givesTheCursorBack() {
    // when
    screen.close();

    // then
    assertThat(written()).startsWith("\u001b[?25l").endsWith("\u001b[?25h");
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static RunSnapshot snapshot(int done) {
    return new RunSnapshot(Duration.ofSeconds(9), List.of(), done, 9, "", false);
  }
}
