package io.fixres.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names a stage by what decides its result. */
public final class StageHash {
  private static final int DIGITS = 8;
  private static final int KEPT = 4096;

  /**
   * Those asked for lately, some KiB each: a controller asks for all of an experiment's again
   * whenever one of its objects changes, and making them was a fifth of its CPU time.
   */
  private static final Map<StageWork, String> LATELY =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<StageWork, String> eldest) {
              return size() > KEPT;
            }
          });

  private StageHash() {}

  /** The first eight hexadecimal digits of SHA-256 over numerics version and canonical JSON. */
  public static String of(StageWork work) {
    String known = LATELY.get(work);
    if (known != null) {
      return known;
    }
    String hash = compute(work);
    LATELY.put(work, hash);
    return hash;
  }

  private static String compute(StageWork work) {
    return Sha256.of("numerics " + Contract.NUMERICS + "\n" + Json.canonical(work))
        .substring(0, DIGITS);
  }
}
