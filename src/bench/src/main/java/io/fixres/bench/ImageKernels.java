package io.fixres.bench;

import io.fixres.contract.Decoding;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.image.Box;
import io.fixres.runner.image.ImageDecoder;
import io.fixres.runner.image.ImagePart;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSize;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.transform.Draws;
import io.fixres.runner.transform.ImageTransform;
import io.fixres.runner.transform.Normalizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one image costs on its way from a JPEG file to a batch, part by part, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ImageKernels {
  private static final String NAME = "drawn.jpg";
  private static final ImageSize SIZE = new ImageSize(500, 375);
  private static final EvalPoint POINT = new EvalPoint(224, ImageRound.CROP_PCT);
  private static final Augmentation TRAINING = ImageRound.training(Decoding.EXACT);

  private final ImageDecoder decoder = new ImageDecoder();
  private final ImageTransform transform = new ImageTransform(Interpolation.BILINEAR);
  private final Normalizer normalizer = new Normalizer(ImageRound.NORMALIZATION);
  private final ByteBuffer batch = ImageBatch.allocate(1, POINT.resolution());
  private byte[] file = {};
  private RgbImage decoded = new RgbImage(1, 1, new byte[3]);
  private RgbImage square = decoded;
  private int epoch;

  /** Makes the file, and what its first parts leave to the last. */
  @Setup
  public void draw() throws IOException, ImageReadException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture(), "jpeg", bytes);
    file = bytes.toByteArray();
    decoded = decoder.decode(NAME, file).copy();
    square = transform.evaluate(decoded, POINT).copy();
  }

  /** Slow changes of colour under noise, about as many bytes as a photograph's. */
  private static BufferedImage picture() {
    var image = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
    Random noise = new Random(0);
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        int light = (int) (100 + 60 * Math.sin(x / 31.0) * Math.cos(y / 47.0)) + noise.nextInt(24);
        image.setRGB(x, y, light << 16 | (light * 3 / 4) << 8 | (255 - light));
      }
    }
    return image;
  }

  /** All of a JPEG's pixels, 4:2:0. */
  @Benchmark
  public RgbImage decode() throws ImageReadException {
    return decoder.decode(NAME, file);
  }

  /** A quarter of them, from the middle: what lies before is read, but not computed. */
  @Benchmark
  public ImagePart decodeQuarter() throws ImageReadException {
    return decoder.open(NAME, file).read(new Box(125, 94, 250, 188), 0);
  }

  /** All of them at half the size. */
  @Benchmark
  public ImagePart decodeHalved() throws ImageReadException {
    return decoder.open(NAME, file).read(new Box(0, 0, 250, 188), 1);
  }

  /** Resize and CenterCrop of decoded pixels. */
  @Benchmark
  public RgbImage resizeAndCenterCrop() throws ImageReadException {
    return transform.evaluate(decoded, POINT);
  }

  /** RandomResizedCrop and flip of decoded pixels, another at each call. */
  @Benchmark
  public RgbImage randomResizedCrop() throws ImageReadException {
    return transform.augment(decoded, POINT, TRAINING, Draws.of(0, epoch++, 0, 0));
  }

  /** Bytes to normalised numbers in a batch. */
  @Benchmark
  public ByteBuffer normalize() {
    normalizer.put(square, batch, 0);
    return batch;
  }
}
