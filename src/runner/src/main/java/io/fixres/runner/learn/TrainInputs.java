package io.fixres.runner.learn;

import io.fixres.runner.engine.StepInput;
import io.fixres.runner.transform.Draws;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What training batches are filled with, image by image, by several threads at once. */
interface TrainInputs extends Closeable {

  /** How many images there are to learn from. */
  int size();

  /** A direct buffer for {@code count} images. */
  ByteBuffer allocate(int count);

  /** Puts an image into its place of a batch and returns its class. */
  int put(int image, Draws draws, ByteBuffer batch, int slot) throws IOException;

  /** A full buffer as a step takes it. */
  StepInput batch(ByteBuffer numbers, int count);

  /** How many images could not be read so far. */
  int unreadable();

  /** Seconds that were waited for images before there was a first batch. */
  double waitedSeconds();
}
