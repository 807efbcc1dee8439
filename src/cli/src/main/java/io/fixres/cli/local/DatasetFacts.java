package io.fixres.cli.local;

import io.fixres.contract.DataLook;
import io.fixres.contract.DatasetRef;
import io.fixres.pipeline.cost.CostEstimate.Images;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be said of a data set without reading its images.
 *
 * @param images how many
 * @param aspects width over height of a sample; empty = not known
 * @param endings of files that are no images for these, by split
 */
public record DatasetFacts(Images images, List<Double> aspects, Map<String, String> endings) {
  public DatasetFacts {
    endings = Collections.unmodifiableMap(new TreeMap<>(endings));
    aspects = List.copyOf(aspects);
  }

  /** Of scenes that will be drawn; they are square. */
  public static DatasetFacts of(DatasetRef.Synthetic scenes) {
    int validation = scenes.validationImages();
    return new DatasetFacts(
        new Images(scenes.images() - validation, validation, 0, scenes.classes()),
        List.of(1.0),
        Map.of());
  }

  /** Of images that the runner looked at. */
  public static DatasetFacts of(DataLook look) {
    var facts = look.facts();
    return new DatasetFacts(
        new Images(
            facts.trainImages(), facts.validationImages(), look.testImages(), facts.classes()),
        look.aspects(),
        look.endings());
  }
}
