package io.fixres.contract.files;

import io.fixres.contract.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/**
 * What it means to people when reading or writing fails.
 *
 * @param code how a program ends that cannot go on
 * @param what was tried, on what, and what happened
 * @param remedy what to do
 */
public record IoFault(ExitCode code, String what, String remedy) {

  /** Puts it into words. */
  public static IoFault of(IOException e) {
    String file = e instanceof FileSystemException named ? String.valueOf(named.getFile()) : "";
    String reason = reason(e);
    return isNoSpace(e)
        ? new IoFault(
            ExitCode.NO_SPACE,
            "the disk is full: cannot write %s(%s)"
                .formatted(file.isEmpty() ? "" : file + " ", reason),
            "free space and run again: finished stages and the last checkpoint stay")
        : ioError(e, file, reason);
  }

  /** What happened and what to do. */
  public String message() {
    return what + "; " + remedy;
  }

  /** Whether a disk or a quota is full. */
  static boolean isNoSpace(IOException e) {
    String what = String.valueOf(e.getMessage());
    return what.contains("No space left") || what.contains("Disk quota exceeded");
  }

  private static IoFault ioError(IOException e, String file, String reason) {
    if (e instanceof NoSuchFileException) {
      return ioError(file + " vanished while it was in use", "restore it and run again");
    }
    String lower = reason.toLowerCase(Locale.ROOT);
    if (e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException
        || lower.contains("not a directory")) {
      return ioError(
          file + " is, or lies below, a file where a directory is needed",
          "remove that file, or choose another place");
    }
    if (lower.contains("is a directory")) {
      return ioError(
          "cannot read or write %s: it is a directory".formatted(file), "move it out of the way");
    }
    if (e instanceof AccessDeniedException || lower.contains("permission denied")) {
      return ioError(
          "no permission to read or write " + (file.isEmpty() ? reason : file),
          "give it to this user (in a pod, spec.template.podSecurityContext.fsGroup does), or choose another place");
    }
    if (lower.contains("read-only file system")) {
      return ioError(
          "cannot write %s: it is on a read-only file system".formatted(file),
          "choose another place");
    }
    return ioError(
        "reading or writing%s failed: %s".formatted(file.isEmpty() ? "" : " " + file, reason),
        "check the disk and run again: what is finished is kept");
  }

  private static IoFault ioError(String what, String remedy) {
    return new IoFault(ExitCode.IO_ERROR, what, remedy);
  }

  /** What happened, without the file that it happened to. */
  static String reason(IOException e) {
    return e instanceof FileSystemException named && named.getReason() != null
        ? named.getReason()
        : String.valueOf(e.getMessage());
  }
}
