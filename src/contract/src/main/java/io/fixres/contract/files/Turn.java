package io.fixres.contract.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What several processes write together, they write one after another. */
public final class Turn {
  private Turn() {}

  /** What is done while the others wait. */
  public interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Waits for the lock on a file, of which a crash lets go, and does the work.
   *
   * @param lock made if missing, and left there
   */
  public static void take(Path lock, Work work) throws IOException {
    Files.createDirectories(lock.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // let go with the channel
      work.run();
    }
  }
}
