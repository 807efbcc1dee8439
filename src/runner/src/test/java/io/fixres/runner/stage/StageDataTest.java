package io.fixres.runner.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.Stages;
import io.fixres.runner.dataset.ImageDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageDataTest {
  @TempDir Path folder;

  @Test
  void whatWasMadeFromASplitStandsWhileThatSplitDoes() throws IOException {
    // given
    for (String split : List.of("train", "val")) {
      Files.createDirectories(folder.resolve(split + "/ant"));
      Files.writeString(folder.resolve(split + "/ant/0.jpg"), "image");
    }
    StageData before = open();
    String train = before.facts("train", 0).manifest();
    String val = before.facts("val", 0).manifest();

    // when, then
    before.requireSame("train", train, "a model", "");
    Files.writeString(folder.resolve("val/ant/1.jpg"), "another");
    StageData after = open();
    after.requireSame("train", train, "a model", "");
    assertThatThrownBy(() -> after.requireSame("val", val, "a sweep", "think"))
        .hasMessageStartingWith("split 'val' of the data set changed since a sweep was made")
        .hasMessageEndingWith("now): restore it, or think");
  }

  private StageData open() throws IOException {
    ImageDataset images = ImageDataset.open(folder, List.of("train", "val"));
    return new StageData(
        Stages.folder(), images, Architectures.find("tiny_resnet8").orElseThrow(), 1);
  }
}
