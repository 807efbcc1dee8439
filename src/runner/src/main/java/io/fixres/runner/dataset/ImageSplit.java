package io.fixres.runner.dataset;

import java.io.IOException;

/** The images of one split, in a fixed order: an index means the same image to every stage. */
public interface ImageSplit {
  /** How many images, readable or not. */
  int size();

  /** The class of an image, as an index into the data set's class list. */
  int label(int image);

  /** Where an image is, for messages. */
  String name(int image);

  /** A digest that changes when the images do: their paths, sizes or classes. */
  String manifest();

  /** An image file's bytes. */
  byte[] bytes(int image) throws IOException;
}
