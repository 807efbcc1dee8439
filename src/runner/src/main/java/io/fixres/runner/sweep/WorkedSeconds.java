package io.fixres.runner.sweep;

import io.fixres.contract.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long attempts worked on the scores that they kept, until a result says so.
 *
 * @param file where it is kept
 */
record WorkedSeconds(Path file) {

  /** Of all attempts so far; 0 = none kept anything. */
  double read() throws IOException {
    try {
      return Files.exists(file) ? Double.parseDouble(Files.readString(file)) : 0;
    } catch (NumberFormatException damaged) {
      return 0; // the scores are there all the same
    }
  }

  void write(double seconds) throws IOException {
    AtomicFile.write(file, Double.toString(seconds));
  }
}
