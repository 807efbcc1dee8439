package io.fixres.pipeline.words;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Gmacs;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A verdict in plain English: what is best, how good, what the method brought, and, as plainly,
 * what the images do not show.
 */
public final class VerdictSentence {
  private final Verdict verdict;
  private final Best best;
  private final Metric metric;

  private VerdictSentence(Verdict verdict) {
    this.verdict = verdict;
    this.best = verdict.best();
    this.metric = verdict.rule().metric();
  }

  /** The whole verdict, one sentence an element, the most important first. */
  public static List<String> all(Verdict verdict) {
    return new VerdictSentence(verdict).sentences();
  }

  /** The verdict as one paragraph. */
  public static String paragraph(Verdict verdict) {
    return String.join(" ", all(verdict));
  }

  /** For a column or a condition: {@code 224 px, 77.0 % [76.7, 77.4], +3.8}. */
  public static String brief(Verdict verdict) {
    return new VerdictSentence(verdict).brief();
  }

  private String brief() {
    Gain total = verdict.gains().total();
    String gain = total == null ? "" : ", " + Numbers.difference(total.estimate(), metric);
    return Numbers.pixels(best.point().resolution()) + ", " + quoted() + gain;
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(answer());
    addIfAny(sentences, brought());
    addIfAny(sentences, parts());
    addIfAny(sentences, direct());
    addIfAny(sentences, undecided());
    return sentences;
  }

  private String answer() {
    return "Best test resolution: %s (%s): %s %s on %s validation images."
        .formatted(
            Numbers.pixels(best.point().resolution()),
            origin(),
            name(),
            quoted(),
            Numbers.count(verdict.images()));
  }

  private String origin() {
    Integer tuned = best.fineTuneResolution();
    String trained = "trained at " + best.trainResolution();
    return tuned == null ? trained + ", not fine-tuned" : trained + ", fine-tuned at " + tuned;
  }

  private String quoted() {
    return Numbers.value(best.crossFit(), metric) + " " + Numbers.interval(best.interval(), metric);
  }

  /** What FixRes is for, or that the network won as it was. */
  private String brought() {
    Gain total = verdict.gains().total();
    if (BaselineWon.isTrueOf(best)) {
      return BaselineWon.sentence(verdict);
    }
    if (total == null) {
      return "";
    }
    String gain = Numbers.gain(total, metric);
    if (total.isClaimed()) {
      return gain + " over testing at the train size.";
    }
    if (total.isWorse()) {
      return "Worse than testing at the train size by " + gain + ": " + whyWorse() + ".";
    }
    return "No gain is claimed: the difference to testing at the train size is "
        + gain
        + ", which may be nothing.";
  }

  /**
   * A winner may be worse than where it started only where something else than the metric chose.
   */
  private String whyWorse() {
    Verdict.CurvePoint baseline = verdict.baseline();
    boolean isUnaffordable =
        baseline != null && !Gmacs.isWithin(baseline.gmacs(), verdict.rule().maxGmacs());
    return isUnaffordable
        ? "the train size is above selection.maxGmacs"
        : "a smaller size within selection.margin was preferred";
  }

  private String parts() {
    if (BaselineWon.isTrueOf(best)) {
      return "";
    }
    String parts =
        Stream.of(
                part(verdict.gains().enlarge(), "by enlarging the test image alone"),
                part(verdict.gains().tune(), tuning()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return parts.isEmpty() ? "" : "Each measured for itself: " + parts + ".";
  }

  private String tuning() {
    return best.fineTuneResolution() == null
        ? "is what fine-tuning would have brought"
        : "by fine-tuning, at the tuned best";
  }

  private String part(@Nullable Gain gain, String means) {
    if (gain == null) {
      return "";
    }
    String text = Numbers.gain(gain, metric) + " " + means;
    return gain.isClaimed() || gain.isWorse()
        ? text
        : text + " (not shown to be more than nothing)";
  }

  private String direct() {
    Gain gain = verdict.gains().versusDirect();
    if (gain == null) {
      return "";
    }
    String difference = Numbers.gain(gain, metric);
    String control = "direct training" + directSize() + ": " + difference + ".";
    if (gain.isClaimed()) {
      return "Better than " + control;
    }
    return gain.isWorse() ? "Worse than " + control : "Not shown to differ from " + control;
  }

  /** Where the highest mean was before anything was selected: not always where the winner is. */
  private String directSize() {
    return verdict.curves().stream()
        .filter(curve -> curve.kind() == ArmKind.DIRECT)
        .findFirst()
        .map(curve -> " at " + Numbers.pixels(curve.trainResolution()))
        .orElse("");
  }

  private String undecided() {
    return best.undecided()
        ? "Undecided: there are too few images to prefer a smaller size, so the best itself was"
            + " taken."
        : "";
  }

  private String name() {
    return switch (metric) {
      case TOP1 -> "top-1";
      case TOP5 -> "top-5";
      case LOSS -> "cross-entropy";
    };
  }

  private static void addIfAny(List<String> sentences, String sentence) {
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }
}
