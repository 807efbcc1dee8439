package io.fixres.runner.conclude;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.contract.ShortList;
import io.fixres.contract.Verdict.Warning;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a verdict cannot speak of, because it was not read, not scored or not trained. */
final class Gaps {
  private static final int NAMED = 3;

  private final Evidence evidence;
  private final ConcludeWork work;

  Gaps(Evidence evidence, ConcludeWork work) {
    this.evidence = evidence;
    this.work = work;
  }

  List<Warning> warnings() {
    return Stream.of(unreadable(), failed(), leftOut(), seeds()).flatMap(List::stream).toList();
  }

  private List<Warning> unreadable() {
    int skipped = evidence.images().size() - evidence.size();
    return skipped == 0
        ? List.of()
        : warning(
            "UnreadableImages",
            "%d validation images could not be read and do not count.".formatted(skipped));
  }

  private List<Warning> failed() {
    List<Lost> lost = work.losses();
    if (lost.isEmpty()) {
      return List.of();
    }
    List<String> named =
        lost.stream().map(stage -> "%s (%s)".formatted(stage.stage(), stage.reason())).toList();
    return warning(
        "StagesFailed",
        "Not compared, as it failed: %s, and all that stands on it."
            .formatted(ShortList.of(named, NAMED)));
  }

  /** What was scored but cannot be compared. */
  private List<Warning> leftOut() {
    List<String> compared = evidence.groups().stream().map(ArmGroup::name).toList();
    List<String> names =
        ArmGroup.of(work.arms()).stream()
            .filter(group -> !compared.contains(group.name()))
            .map(ArmGroup::label)
            .toList();
    return names.isEmpty()
        ? List.of()
        : warning(
            "LeftOut",
            "Not compared, as not all seeds of it were scored: %s."
                .formatted(String.join("; ", names)));
  }

  /** Seeds that no figure is of. */
  private List<Warning> seeds() {
    List<Long> used = evidence.groups().get(0).seeds();
    var lost = new TreeSet<Long>();
    work.arms().stream().map(Arm::seed).forEach(lost::add);
    work.losses().stream().map(Lost::seed).forEach(lost::add);
    used.forEach(lost::remove);
    if (lost.isEmpty()) {
      return List.of();
    }
    String deployed =
        used.contains(work.seed()) ? "" : "; the model is of seed %d".formatted(used.get(0));
    return warning(
        "SeedsLost",
        "All figures are of %s alone, without %s, not scored in full%s."
            .formatted(named(used), named(List.copyOf(lost)), deployed));
  }

  private static String named(List<Long> seeds) {
    String numbers = seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (seeds.size() == 1 ? "seed " : "seeds ") + numbers;
  }

  private static List<Warning> warning(String reason, String message) {
    return List.of(new Warning(reason, message));
  }
}
