package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void everyCodeIsFoundByItsNumberAndDocumented(ExitCode code) throws IOException {
    String page = Files.readString(Path.of("../../docs/running.md"));

    assertThat(ExitCode.of(code.number())).contains(code);
    assertThat(page)
        .containsPattern("\\|[^|]*\\b" + code.number() + "\\b[^|]*\\| " + code.reason() + " ");
  }
}
