package io.fixres.runner.dataset;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult.DataFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An image set: its splits and their common classes.
 *
 * @param classes names in the order of their numbers
 * @param splits by name
 */
public record ImageDataset(List<String> classes, Map<String, ImageSplit> splits) {
  public ImageDataset {
    classes = List.copyOf(classes);
    splits = Map.copyOf(splits);
  }

  /**
   * Looks for splits below a directory.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} for what is missing or empty, {@link
   *     ExitCode#DATA_ERROR} for splits with different classes
   */
  public static ImageDataset open(Path root, List<String> names) throws IOException {
    if (!Files.isDirectory(root)) {
      throw notFound(
          "there is no data set at %s: no such directory; check the claim, its subPath, or the path given with --data"
              .formatted(root));
    }
    List<SplitListing> listings = new ArrayList<>();
    for (String name : names) {
      listings.add(list(root, name, names));
    }
    for (SplitListing listing : listings) {
      requireSameClasses(listings.get(0), listing);
    }
    Map<String, ImageSplit> splits = new LinkedHashMap<>();
    listings.forEach(listing -> splits.put(listing.name(), new ImageSplit(root, listing)));
    return new ImageDataset(listings.get(0).classes(), splits);
  }

  /** One of the splits that were opened. */
  public ImageSplit split(String name) {
    ImageSplit split = splits.get(name);
    if (split == null) {
      throw new IllegalStateException("split " + name + " was not opened: " + splits.keySet());
    }
    return split;
  }

  /**
   * For results.
   *
   * @param read the split that they are of
   */
  public DataFacts facts(DatasetRef ref, String read, int unreadable) {
    return new DataFacts(
        split(read).manifest(),
        split(ref.trainSplit()).size(),
        split(ref.validationSplit()).size(),
        classes.size(),
        unreadable);
  }

  /** Endings of files that are no images for these, by split; without splits that have none. */
  public Map<String, String> endings() {
    Map<String, String> found = new TreeMap<>();
    splits.forEach((name, split) -> found.put(name, split.endings()));
    found.values().removeIf(String::isEmpty);
    return found;
  }

  /** Of each split. */
  public Set<String> manifests() {
    return splits.values().stream()
        .map(ImageSplit::manifest)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static SplitListing list(Path root, String name, List<String> names) throws IOException {
    List<Path> shards = TarShards.find(root, name, names);
    boolean isFolder = Files.isDirectory(root.resolve(name));
    if (shards.isEmpty() && !isFolder) {
      throw notFound(
          "%s has no split '%s': expected %s/%s/CLASS/*.jpg, or tar shards %s/%s/*.tar or %s/%s-NUMBER.tar"
              .formatted(root, name, root, name, root, name, root, name));
    }
    SplitListing packed = TarShards.list(root, name, shards);
    SplitListing listing = isFolder ? oneOf(root, packed, ImageFolder.list(root, name)) : packed;
    if (listing.entries().isEmpty()) {
      throw notFound(
          "split '%s' of %s holds no images: expected %s/%s/CLASS/*.jpg (also png, webp, bmp, gif)%s"
              .formatted(name, root, root, name, listing.passedOver()));
    }
    return listing;
  }

  /** Archives beside class folders may hold something else than samples. */
  private static SplitListing oneOf(Path root, SplitListing packed, SplitListing loose) {
    if (!packed.entries().isEmpty() && !loose.entries().isEmpty()) {
      throw new StageFailure(
          ExitCode.DATA_ERROR,
          "split '%s' of %s has images in tar shards (%s) and in class folders (%s): keep one of them"
              .formatted(
                  packed.name(),
                  root,
                  packed.entries().get(0).path(),
                  loose.entries().get(0).path()));
    }
    return packed.entries().isEmpty() ? loose : packed;
  }

  private static void requireSameClasses(SplitListing first, SplitListing other) {
    if (first.classes().equals(other.classes())) {
      return;
    }
    throw new StageFailure(
        ExitCode.DATA_ERROR,
        "splits '%s' and '%s' have different classes: only in '%s': %s; only in '%s': %s; make the class folders the same"
            .formatted(
                first.name(),
                other.name(),
                first.name(),
                missing(first, other),
                other.name(),
                missing(other, first)));
  }

  private static String missing(SplitListing from, SplitListing in) {
    List<String> names = new ArrayList<>(from.classes());
    names.removeAll(in.classes());
    return names.isEmpty() ? "none" : SplitListing.some(names);
  }

  private static StageFailure notFound(String message) {
    return new StageFailure(ExitCode.DATA_NOT_FOUND, message);
  }
}
