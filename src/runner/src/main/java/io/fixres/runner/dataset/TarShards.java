package io.fixres.runner.dataset;

import io.fixres.runner.dataset.SplitListing.Entry;
import io.fixres.runner.dataset.TarReader.Member;
import io.fixres.runner.dataset.TarSamples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * WebDataset's layout: {@code split/*.tar} and {@code split-0000.tar} and so on, in which {@code
 * key.jpg} and {@code key.cls} make a sample. A number follows the split's name: {@code
 * train-held-0000.tar} is none of {@code train}'s. The class file holds a name, or a number. A key
 * ends at the first dot of a file's name: {@code key.seg.png} is something else about the sample.
 */
final class TarShards {
  private TarShards() {}

  /**
   * The shards of a split, those of its folder last; empty when there are none.
   *
   * @param splits all that are looked for: where a file's name fits several, the longest has it
   */
  static List<Path> find(Path root, String split, List<String> splits) throws IOException {
    List<Path> shards = new ArrayList<>(tars(root, name -> split.equals(owner(name, splits))));
    Path folder = root.resolve(split);
    if (Files.isDirectory(folder)) {
      shards.addAll(tars(folder, name -> true));
    }
    return shards;
  }

  private static @Nullable String owner(String shard, List<String> splits) {
    return splits.stream()
        .filter(split -> shard.matches(Pattern.quote(split) + "-\\d.*"))
        .max(Comparator.comparing(String::length))
        .orElse(null);
  }

  private static List<Path> tars(Path folder, Predicate<String> isOurs) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(file -> file.getFileName().toString().endsWith(".tar"))
          .filter(file -> isOurs.test(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  /** Reads the shards' headers and class files. */
  static SplitListing list(Path root, String split, List<Path> shards) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Path shard : shards) {
      samples.addAll(samples(root, shard));
    }
    List<String> classes = classes(samples);
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    List<Entry> entries = new ArrayList<>();
    for (Sample sample : samples) {
      Entry image = sample.image();
      Integer place = numbers.get(sample.className());
      int label = place == null ? Integer.parseInt(sample.className()) : place; // such as 0001
      entries.add(new Entry(image.file(), image.member(), image.offset(), image.size(), label));
    }
    return new SplitListing(split, classes, entries, "");
  }

  /**
   * Names in the order of their code points; where all are numbers, the numbers themselves from 0
   * to the largest.
   */
  private static List<String> classes(List<Sample> samples) {
    TreeSet<String> names = new TreeSet<>(CodePoints::compare);
    samples.forEach(sample -> names.add(sample.className()));
    if (names.isEmpty() || !names.stream().allMatch(name -> name.matches("\\d{1,6}"))) {
      return List.copyOf(names);
    }
    int largest = names.stream().mapToInt(Integer::parseInt).max().orElse(0);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i <= largest; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  private static List<Sample> samples(Path root, Path shard) throws IOException {
    TarSamples samples = new TarSamples(root.relativize(shard).toString());
    try (TarReader tar = TarReader.open(shard)) {
      for (Optional<Member> next = tar.next(); next.isPresent(); next = tar.next()) {
        Member member = next.get();
        if (samples.isClass(member)) {
          samples.addClass(member, tar.text(member).strip());
        } else {
          samples.add(member);
        }
      }
    }
    return samples.all();
  }
}
