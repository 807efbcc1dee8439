package io.fixres.cli;

import io.fixres.cli.terminal.Style;
import io.fixres.cli.terminal.Table;
import io.fixres.cli.terminal.Terminal;
import io.fixres.contract.StageIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An explanation for people: a tree of stages, then what is predicted and what it costs. */
final class ExplanationText {
  private ExplanationText() {}

  static List<String> lines(Explanation told, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s, %d stages"
            .formatted(
                Style.BOLD.of(told.experiment(), terminal),
                told.architecture(),
                told.stages().size()));
    lines.add("");
    lines.addAll(tree(told, terminal));
    lines.add("");
    lines.addAll(predictions(told));
    lines.addAll(costs(told));
    return lines;
  }

  /** Variants in the plan's order, each with its stages; then the stages that look at all. */
  private static List<String> tree(Explanation told, Terminal terminal) {
    Map<String, List<ExplainedStage>> groups = new LinkedHashMap<>();
    for (ExplainedStage stage : told.stages()) {
      groups
          .computeIfAbsent(StageIds.variantOf(stage.id()).orElse(""), variant -> new ArrayList<>())
          .add(stage);
    }
    List<List<String>> rows = new ArrayList<>();
    groups.forEach(
        (variant, stages) -> {
          if (!variant.isEmpty()) {
            rows.add(List.of(Style.BOLD.of(variant, terminal), "", "", ""));
          }
          for (int i = 0; i < stages.size(); i++) {
            rows.add(row(stages.get(i), name(stages, i, variant)));
          }
        });
    return new Table(List.of("STAGE", "DOES", "COST", "JOB ON A CLUSTER"), rows).lines(terminal);
  }

  private static List<String> row(ExplainedStage stage, String name) {
    String about = stage.isGuess() ? "~" : "";
    String cost = stage.isFree() ? "" : about + ExplainedStage.macs(stage.gmacs());
    return List.of(name, stage.does(), cost, stage.job());
  }

  /** The stage's name behind the branches that lead to it. */
  private static String name(List<ExplainedStage> stages, int at, String variant) {
    String id = stages.get(at).id();
    if (variant.isEmpty()) {
      return id;
    }
    String own = id.substring(variant.length() + 1);
    int slash = own.indexOf('/');
    if (slash < 0) {
      return (hasSibling(stages, at, id + "/") ? "├─ " : "└─ ") + own;
    }
    String parent = id.substring(0, variant.length() + 1 + slash);
    String trunk = hasSibling(stages, at, parent + "/") ? "│" : " ";
    return trunk + "  └─ " + own.substring(slash + 1);
  }

  /** Whether a stage follows that does not belong to the one whose own stages begin so. */
  private static boolean hasSibling(List<ExplainedStage> stages, int at, String own) {
    return stages.stream().skip(at + 1L).anyMatch(later -> !later.id().startsWith(own));
  }

  private static List<String> predictions(Explanation told) {
    List<String> lines = new ArrayList<>();
    for (Explanation.Predicted one : told.predictions()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Predicted from the crops alone: trained at %d px, best at about %d px (%.0f–%.0f before"
                  + " rounding to the network's stride) for %s.",
              one.trainResolution(),
              one.resolution(),
              one.low(),
              one.high(),
              one.images()));
    }
    return lines;
  }

  private static List<String> costs(Explanation told) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Cost in all: %s for %s%s.",
            ExplainedStage.macs(told.gmacs()),
            images(told),
            told.areCounted() ? "" : ", assumed; --data CLAIM=DIRECTORY counts the real ones"));
    told.endings()
        .forEach(
            (split, endings) ->
                lines.add(
                    "In split '%s', passed over for their endings: %s.".formatted(split, endings)));
    if (told.directGmacs() > 0) {
      lines.add(
          "For comparison, one training at %d px: %s."
              .formatted(told.directResolution(), ExplainedStage.macs(told.directGmacs())));
    }
    return lines;
  }

  private static String images(Explanation told) {
    String tested =
        told.testImages() == 0
            ? ""
            : String.format(Locale.ROOT, ", and %,d test images", told.testImages());
    return String.format(
        Locale.ROOT,
        "%,d train and %,d validation images%s",
        told.trainImages(),
        told.validationImages(),
        tested);
  }
}
