package io.fixres.cli.local;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs from working on one workspace.
 *
 * <p>The kernel holds the lock, so that it ends with its holder however that dies; the file's text
 * only names the holder.
 */
final class WorkspaceLock implements AutoCloseable {
  /** The file's name within the workspace. */
  static final String FILE = "run.lock";

  private final FileChannel channel;

  private WorkspaceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws CliFailure {@link ExitCode#WORKSPACE_LOCKED} naming the holder
   */
  static WorkspaceLock take(Path workspace) throws IOException {
    Path file = workspace.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new CliFailure(
          ExitCode.WORKSPACE_LOCKED,
          ("cannot run in %s: another fixres (process %s) works there. Wait for it, stop it with"
                  + " Ctrl-C or 'kill %s', or choose another --workspace")
              .formatted(workspace, holder, holder));
    }
    channel.truncate(0);
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
    return new WorkspaceLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
