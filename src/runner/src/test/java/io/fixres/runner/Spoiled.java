package io.fixres.runner;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Layers;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageSpec;
import io.fixres.contract.TrainWork;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.model.TensorFile;
import io.fixres.runner.model.Weights;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A folder with a few small images and fitting weights, and ways to spoil them. */
final class Spoiled {
  static final String WEIGHTS = "given.safetensors";

  private Spoiled() {}

  /** Two classes, three training and two validation images of each. */
  static void images(Path data) throws IOException {
    for (String name : new String[] {"train/%s/0", "train/%s/1", "train/%s/2", "val/%s/0"}) {
      image(data.resolve(name.formatted("ant") + ".jpg"), 0x3366aa);
      image(data.resolve(name.formatted("bee") + ".jpg"), 0xcc9911);
    }
  }

  private static void image(Path file, int colour) throws IOException {
    BufferedImage image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 36; i++) {
      image.setRGB(i % 40, i / 40, colour + i * 7);
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "jpg", file.toFile());
  }

  /** Weights of the tiny network with some tensors changed. */
  static void weights(Path workspace, Consumer<Map<String, StoredTensor>> change)
      throws IOException {
    Weights fresh = Weights.fresh(Architectures.find("tiny_resnet8").orElseThrow(), 2, 0);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>(fresh.tensors());
    change.accept(tensors);
    Files.createDirectories(workspace);
    new TensorFile(tensors, Map.of()).write(workspace.resolve(WEIGHTS));
  }

  /** Leaves most of a file. */
  static void cut(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 9 / 10));
  }

  /** Adds to each class what real folders contain and every image program opens. */
  static void oddImages(Path folder) throws IOException {
    String[] names = {
      "png-one-pixel.png",
      "jpeg-20000-wide.jpg",
      "jpeg-cmyk.jpg",
      "png-palette-alpha.png",
      "png-grey-alpha.png",
      "jpeg-exif-rotated.jpg",
      "png-named.jpg",
      "gif-animated.gif",
      "webp-alpha.webp"
    };
    for (String name : names) {
      try (InputStream in = Spoiled.class.getResourceAsStream("image/" + name)) {
        Files.copy(in, folder.resolve("ant").resolve(name));
      }
    }
    ImageIO.write(deep(ColorSpace.CS_GRAY), "png", folder.resolve("bee/grey16.png").toFile());
    ImageIO.write(deep(ColorSpace.CS_sRGB), "png", folder.resolve("bee/rgb16.png").toFile());
  }

  private static BufferedImage deep(int colours) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(colours),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(9, 7);
    for (int i = 0; i < raster.getDataBuffer().getSize(); i++) {
      raster.getDataBuffer().setElem(i, i * 331 & 0xffff);
    }
    return new BufferedImage(model, raster, false, null);
  }

  /** A training on those images. */
  static StageSpec train(int epochs, AugmentationKind kind) {
    return Stages.spec(
        "r32-s0/train",
        StageKind.TRAIN,
        new TrainWork(
            Stages.MODEL,
            Stages.folder(),
            32,
            Interpolation.BILINEAR,
            0,
            Stages.recipe(epochs, Layers.ALL, BatchNormPolicy.AFFINE, kind)));
  }

  /** Removes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
