package io.fixres.contract;

import java.util.List;

/** Results of sweeps for tests. */
final class SweepResults {
  private SweepResults() {}

  /** Of one that scored these points. */
  static StageResult of(List<PointScore> points) {
    return new StageResult(
        Contract.VERSION,
        "r128-s0/sweep",
        StageKind.SWEEP,
        "9f3c2a71",
        "5c8d3c3e-0000-4000-8000-000000000000",
        new StageResult.DataFacts(Sha256.of("data"), 0, 50_000, 1000, 0),
        null,
        "0123456789abcdef",
        points,
        null,
        null,
        List.of(),
        new StageResult.Measured(
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00Z",
            3600.25,
            null,
            null,
            "PyTorch 2.7.1",
            "0.1.0",
            "gpu:0"));
  }
}
