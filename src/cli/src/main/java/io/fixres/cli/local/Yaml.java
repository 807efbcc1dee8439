package io.fixres.cli.local;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.yaml.snakeyaml.LoaderOptions;

/** How resources are read and written as YAML. */
final class Yaml {
  static final YAMLMapper MAPPER =
      YAMLMapper.builder(YAMLFactory.builder().loaderOptions(unbounded()).build())
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private Yaml() {}

  /** Results of a large experiment are longer than the 3 MB that are read by default. */
  private static LoaderOptions unbounded() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }
}
