package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.runner.dataset.SplitListing.Entry;
import io.fixres.runner.dataset.TarReader.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a shard's samples together from its files. What WebDataset would overwrite or leave out
 * without a word is refused.
 */
final class TarSamples {
  private static final int MAX_CLASS_FILE = 4096;
  private static final String CLASS = "cls";

  private final String shard;
  private final Map<String, Member> images = new TreeMap<>();
  private final Map<String, Member> classFiles = new TreeMap<>();
  private final Map<String, String> classes = new TreeMap<>();
  private final Map<String, Member> others = new TreeMap<>();
  private final Map<String, Member> unread = new TreeMap<>();

  /**
   * Of a shard.
   *
   * @param shard its path in the data set
   */
  TarSamples(String shard) {
    this.shard = shard;
  }

  /** An image and its class's name. */
  record Sample(Entry image, String className) {}

  /** Whether a file holds a class, and must be read. */
  boolean isClass(Member member) {
    return !isHidden(member) && ending(member).equals(CLASS) && member.size() <= MAX_CLASS_FILE;
  }

  /** Takes the class of a sample. */
  void addClass(Member member, String name) {
    classes.put(key(member), name);
    put(classFiles, member);
  }

  /** Takes any other file, if it is an image. */
  void add(Member member) {
    boolean isSingle = ending(member).indexOf('.') < 0;
    if (isHidden(member)) {
      return;
    }
    if (ImageName.isUnread(member.name()) && isSingle) {
      unread.putIfAbsent(key(member), member);
    } else if (ImageName.isImage(member.name()) && isSingle) {
      put(images, member);
    } else if (ImageName.isImage(member.name())) {
      others.putIfAbsent(key(member), member);
    }
  }

  /**
   * All of them, in the order of their keys.
   *
   * @throws StageFailure {@link ExitCode#DATA_ERROR} for an image without a class, one of a format
   *     that is not read, or a file that looks like an image of no sample
   */
  List<Sample> all() {
    others.forEach(
        (key, other) -> {
          if (!images.containsKey(key)) {
            throw error(
                "%s!%s is no sample's image: a sample's name ends at the first dot, and there is no %s.jpg; rename it so that nothing but .jpg (or png, webp, bmp, gif) follows its first dot, and its class file likewise"
                    .formatted(shard, other.name(), key));
          }
        });
    unread.forEach(
        (key, other) -> {
          if (!images.containsKey(key)) {
            throw error(
                "%s!%s is an image of a format that is not read; convert it to PNG, or remove it"
                    .formatted(shard, other.name()));
          }
        });
    List<Sample> samples = new ArrayList<>();
    images.forEach((key, image) -> samples.add(sample(key, image)));
    return samples;
  }

  private Sample sample(String key, Member image) {
    String className = classes.get(key);
    if (className == null) {
      throw error(
          "%s!%s has no class: %s lacks %s.cls beside it; add it, or remove the image"
              .formatted(shard, image.name(), shard, key));
    }
    return new Sample(new Entry(shard, image.name(), image.offset(), image.size(), -1), className);
  }

  private void put(Map<String, Member> files, Member member) {
    if (member.isLink()) {
      throw error(
          "%s!%s is a link to another file; make the shard with tar --dereference --hard-dereference, which puts the file itself in"
              .formatted(shard, member.name()));
    }
    Member other = files.put(key(member), member);
    if (other != null) {
      throw error(
          "%s has two files for one sample: %s and %s; rename or remove one of them"
              .formatted(shard, other.name(), member.name()));
    }
  }

  /** As what macOS' tar adds to every file. */
  private static boolean isHidden(Member member) {
    return member.name().startsWith(".", member.name().lastIndexOf('/') + 1);
  }

  /** A file's path up to the first dot of its name. */
  private static String key(Member member) {
    return member.name().substring(0, dot(member.name()));
  }

  /** What follows that dot. */
  private static String ending(Member member) {
    int dot = dot(member.name());
    return dot == member.name().length() ? "" : member.name().substring(dot + 1);
  }

  private static int dot(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return dot < 0 ? name.length() : dot;
  }

  private static StageFailure error(String message) {
    return new StageFailure(ExitCode.DATA_ERROR, message);
  }
}
