package io.fixres.cli;

import io.fixres.cli.terminal.CurvePlot;
import io.fixres.cli.terminal.Paragraph;
import io.fixres.cli.terminal.Style;
import io.fixres.cli.terminal.Terminal;
import io.fixres.contract.Verdict;
import io.fixres.pipeline.words.VerdictSentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict on a terminal: the curve, then the sentences, then what to be careful about. */
final class VerdictShow {
  private VerdictShow() {}

  /** The lines; none without a verdict. */
  static List<String> lines(@Nullable Verdict verdict, Terminal terminal) {
    if (verdict == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(CurvePlot.lines(verdict, terminal));
    lines.add("");
    List<String> sentences = VerdictSentence.all(verdict);
    for (int i = 0; i < sentences.size(); i++) {
      for (String line : Paragraph.wrap(sentences.get(i), "  ", "  ", terminal)) {
        lines.add(i == 0 ? Style.BOLD.of(line, terminal) : line);
      }
    }
    for (Verdict.Warning warning : verdict.warnings()) {
      for (String line : Paragraph.wrap(warning.message(), "  ! ", "    ", terminal)) {
        lines.add(Style.NOTE.of(line, terminal));
      }
    }
    lines.add("");
    return lines;
  }
}
