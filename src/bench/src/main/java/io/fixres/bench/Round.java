package io.fixres.bench;

import java.io.IOException;

/** A piece of work that can be done again and again, each time the same. */
interface Round extends AutoCloseable {
  /** Images in a round, to which times are divided; 1 where it is not about images. */
  int items();

  void run() throws IOException;

  @Override
  default void close() {}
}
