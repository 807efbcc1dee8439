package io.fixres.cli.terminal;

import io.fixres.contract.Durations;
import io.fixres.contract.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a stage's progress says beside its bar. */
final class ProgressWords {
  private ProgressWords() {}

  /** What it does, epoch, loss, speed, rest: only what is known. */
  static String of(Progress progress) {
    List<String> words = new ArrayList<>();
    if (!progress.phase().isEmpty()) {
      words.add(progress.phase());
    }
    words.addAll(numbers(progress));
    return String.join(", ", words);
  }

  /** The same without what it does, each as a word of its own. */
  static List<String> numbers(Progress progress) {
    List<String> words = new ArrayList<>();
    if (progress.epoch() != null) {
      Integer total = progress.totalEpochs();
      words.add("epoch " + progress.epoch() + (total == null ? "" : "/" + total));
    }
    if (progress.loss() != null) {
      words.add(String.format(Locale.ROOT, "loss %.3f", progress.loss()));
    }
    if (progress.imagesPerSecond() != null) {
      words.add(Times.rate(progress.imagesPerSecond()));
    }
    if (progress.etaSeconds() != null) {
      words.add(Durations.spoken(Duration.ofSeconds(progress.etaSeconds())) + " left");
    }
    return words;
  }
}
