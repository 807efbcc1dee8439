package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ConcludeWork.Arm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ArmGroupTest {

  @Test
  void controlsAreHeldToTheSeedsOfThoseThatMayWin() {
    List<ArmGroup> groups =
        ArmGroup.complete(groups(arms(ArmKind.UNTUNED, 0, 2), arms(ArmKind.DIRECT, 0, 1, 2)));

    assertThat(groups)
        .extracting(ArmGroup::kind, ArmGroup::seeds)
        .containsExactly(tuple(ArmKind.UNTUNED, 0, 2), tuple(ArmKind.DIRECT, 0, 2));
  }

  @Test
  void aGroupThatASeedIsMissingOfIsLeftOut() {
    List<ArmGroup> groups =
        ArmGroup.complete(
            groups(
                arms(ArmKind.UNTUNED, 0),
                arms(ArmKind.TUNED, 0, 1),
                arms(ArmKind.DIRECT, 1),
                arms(ArmKind.TUNED_AT_TRAIN_SIZE, 0, 1)));

    assertThat(groups)
        .extracting(ArmGroup::kind)
        .containsExactly(ArmKind.TUNED, ArmKind.TUNED_AT_TRAIN_SIZE);
  }

  @Test
  void controlsAloneAreNothingToConcludeFrom() {
    assertThat(ArmGroup.complete(groups(arms(ArmKind.DIRECT, 0, 1)))).isEmpty();
  }

  private static Tuple tuple(ArmKind kind, long... seeds) {
    return Tuple.tuple(kind, Arrays.stream(seeds).boxed().toList());
  }

  private static List<ArmGroup> groups(Arms... arms) {
    return ArmGroup.of(Stream.of(arms).flatMap(Arms::all).toList());
  }

  private static Arms arms(ArmKind kind, long... seeds) {
    return new Arms(kind, Arrays.stream(seeds).boxed().toList());
  }

  private record Arms(ArmKind kind, List<Long> seeds) {
    Stream<Arm> all() {
      List<EvalPoint> points = List.of(new EvalPoint(32, 0.875));
      return seeds.stream()
          .map(seed -> new Arm("r32-s" + seed, kind, 32, null, seed, null, "", points, ""));
    }
  }
}
