package io.fixres.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Progress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveBlockTest {
  private static final Progress TRAINING =
      new Progress("", "", "training", 62, 100, 15, 24, 1.0321, 1240.4, 56L);

  @Test
  void saysStageBarEpochLossSpeedRestAndTheWhole() {
    // when
    List<String> lines = LiveBlock.lines(snapshot(false), 0, new Terminal(true, false, 100));

    // then
    assertThat(lines)
        .containsExactly(
            "",
            "  ⠋ r48-s0/train  training",
            "    ━━━━━━━━━━━━━━━━━━━━━━·············· 62 %  epoch 15/24  loss 1.032  1,240 img/s  56 s left"
                .replace(" 62 %", "  62 %"),
            "",
            "  3 of 9 stages · 2 min 10 s · best so far 78.2 % at 56 px · Ctrl-C saves and stops");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 52, 60, 72, 80, 100, 132, 160})
  void neverWrapsAtAnyWidth(int width) {
    // when
    List<String> lines = LiveBlock.lines(snapshot(false), 3, new Terminal(true, true, width));

    // then
    assertThat(lines).allMatch(line -> Style.width(line) < width);
  }

  @Test
  void saysThatItIsStopping() {
    // when
    List<String> lines = LiveBlock.lines(snapshot(true), 0, new Terminal(true, false, 160));

    // then
    assertThat(lines.get(lines.size() - 1)).contains("saving checkpoints (Ctrl-C again");
  }

  private static RunSnapshot snapshot(boolean stopping) {
    return new RunSnapshot(
        Duration.ofSeconds(130),
        List.of(new RunSnapshot.Running("r48-s0/train", TRAINING)),
        3,
        9,
        "78.2 % at 56 px",
        stopping);
  }
}
