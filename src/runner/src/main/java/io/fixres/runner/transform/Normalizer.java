package io.fixres.runner.transform;

import io.fixres.contract.DatasetRef.Normalization;
import io.fixres.runner.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** From bytes to what a network is fed: uint8[H,W,3] to float32[3,H,W], (x / 255 − mean) / std. */
public final class Normalizer {
  private static final int LEVELS = 256;

  /** Numbers that are copied at a time: few enough to stay in a core's first cache. */
  private static final int CHUNK = 2048;

  private final float[][] table = new float[3][LEVELS];

  /** Tabulates torchvision's ToTensor and Normalize in single precision, operation by operation. */
  public Normalizer(Normalization normalization) {
    for (int channel = 0; channel < 3; channel++) {
      float mean = normalization.mean().get(channel).floatValue();
      float std = normalization.std().get(channel).floatValue();
      for (int level = 0; level < LEVELS; level++) {
        table[channel][level] = (level / 255f - mean) / std;
      }
    }
  }

  /**
   * Writes an image into its place in a batch.
   *
   * @param batch float32[N,3,side,side], native order
   * @param index which of the N
   */
  public void put(RgbImage image, ByteBuffer batch, int index) {
    int area = image.width() * image.height();
    FloatBuffer numbers = batch.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
    float[] chunk = new float[Math.min(area, CHUNK)];
    byte[] pixels = image.pixels();
    for (int channel = 0; channel < 3; channel++) {
      float[] levels = table[channel];
      numbers.position((index * 3 + channel) * area);
      for (int done = 0; done < area; done += CHUNK) {
        int count = Math.min(CHUNK, area - done);
        int at = done * 3 + channel;
        for (int i = 0; i < count; i++) {
          chunk[i] = levels[pixels[at] & 0xff];
          at += 3;
        }
        numbers.put(chunk, 0, count);
      }
    }
  }
}
