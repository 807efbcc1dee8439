package io.fixres.runner.engine;

import io.fixres.contract.ExitCode;
import io.fixres.contract.Precision;
import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Says whether a processor computes in bfloat16. PyTorch runs it everywhere, but without such
 * instructions a step takes 13 times as long as in single precision, which nobody wants.
 */
final class Bfloat16 {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Set<String> FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private Bfloat16() {}

  /** Refuses BF16 on a processor that only emulates it. */
  static void require(Precision precision, boolean onCpu) {
    if (precision == Precision.BF16 && onCpu && !isGiven()) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG,
          "cannot compute with precision BF16: this processor has none of the instructions "
              + String.join(", ", FLAGS.stream().sorted().toList())
              + "; use precision FP32, or a GPU");
    }
  }

  static boolean isGiven() {
    try {
      return Files.readAllLines(CPU).stream()
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .anyMatch(line -> List.of(line.split("\\s+")).stream().anyMatch(FLAGS::contains));
    } catch (IOException e) {
      return false; // no such file where there is no Linux
    }
  }
}
