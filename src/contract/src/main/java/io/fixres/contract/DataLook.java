package io.fixres.contract;

import io.fixres.contract.StageResult.DataFacts;
import java.util.List;
import java.util.Set;

/**
 * What the runner says of a data set that it is asked to look at.
 *
 * @param facts of its files alone, and its validation split: no image was decoded, so that none is
 *     known to be unreadable
 * @param manifests of each split
 * @param aspects width over height of a sample of the validation images
 */
public record DataLook(DataFacts facts, Set<String> manifests, List<Double> aspects) {
  public DataLook {
    manifests = Set.copyOf(manifests);
    aspects = List.copyOf(aspects);
  }
}
