package io.fixres.contract;

import io.fixres.contract.StageResult.DataFacts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the runner says of a data set that it is asked to look at.
 *
 * @param facts of its files alone, and its validation split: no image was decoded, so that none is
 *     known to be unreadable
 * @param testImages in the test split; 0 = there is none
 * @param endings of files in class folders that are no images for these, by split: {@code .dat
 *     (12)}
 * @param manifests of each split
 * @param aspects width over height of a sample of the validation images
 */
public record DataLook(
    DataFacts facts,
    int testImages,
    Map<String, String> endings,
    Set<String> manifests,
    List<Double> aspects) {
  public DataLook {
    endings = Collections.unmodifiableMap(new TreeMap<>(endings)); // in the splits' order
    manifests = Set.copyOf(manifests);
    aspects = List.copyOf(aspects);
  }
}
