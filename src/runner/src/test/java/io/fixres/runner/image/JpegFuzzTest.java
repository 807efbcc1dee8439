package io.fixres.runner.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A million of these are decoded by tools/proof/fuzz.sh. */
class JpegFuzzTest {
  private static final int MUTATIONS = 10_000;

  @Test
  void damagedFilesAreDecodedOrRefusedAlikeInWholeAndInPart() throws Exception {
    // given
    List<byte[]> files = new ArrayList<>();
    for (String name : JpegFiles.baseline()) {
      files.add(JpegFiles.bytes(name));
    }
    Random random = new Random(0);
    JpegFuzz fuzz = new JpegFuzz(random);
    Map<JpegFuzz.Verdict, Integer> seen = new EnumMap<>(JpegFuzz.Verdict.class);

    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = JpegMutation.damage(files.get(i % files.size()), random);

      // when
      JpegFuzz.Outcome outcome = fuzz.decode(damaged);

      // then
      assertThat(outcome.agrees()).as("mutation %d, %s", i, outcome.verdict()).isTrue();
      seen.merge(outcome.verdict(), 1, Integer::sum);
    }
    assertThat(seen).hasSize(JpegFuzz.Verdict.values().length);
  }

  @Test
  void aSizeThatTheDataCannotFillIsRefusedBeforeMemoryIsTaken() throws Exception {
    // given
    byte[] file = JpegFiles.bytes("jpeg-420-61x47.jpg");
    int frame = 0;
    while (file[frame] != (byte) 0xff || file[frame + 1] != (byte) 0xc0) {
      frame++;
    }
    file[frame + 5] = 0x20;
    file[frame + 7] = 0x20;

    // when
    JpegFuzz.Outcome outcome = new JpegFuzz(new Random(0)).decode(file);

    // then
    assertThat(outcome.verdict()).isEqualTo(JpegFuzz.Verdict.HEADER_REFUSED);
  }
}
