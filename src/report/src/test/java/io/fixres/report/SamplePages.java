package io.fixres.report;

import io.fixres.report.view.ReportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes every sample as a page and a table into a directory, for eyes. */
final class SamplePages {
  private SamplePages() {}

  /** The directory is the only argument. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, ReportModel> sample : Samples.all().entrySet()) {
      ReportModel model = sample.getValue();
      Files.writeString(directory.resolve(sample.getKey() + ".html"), ReportPage.render(model));
      Files.writeString(directory.resolve(sample.getKey() + ".csv"), MatrixCsv.render(model));
    }
  }
}
