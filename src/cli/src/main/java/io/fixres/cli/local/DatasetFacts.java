package io.fixres.cli.local;

import io.fixres.contract.DataLook;
import io.fixres.contract.DatasetRef;
import io.fixres.pipeline.cost.CostEstimate.Images;
import java.util.List;

/**
 * What can be said of a data set without reading its images.
 *
 * @param images how many
 * @param aspects width over height of a sample; empty = not known
 */
public record DatasetFacts(Images images, List<Double> aspects) {
  public DatasetFacts {
    aspects = List.copyOf(aspects);
  }

  /** Of scenes that will be drawn; they are square. */
  public static DatasetFacts of(DatasetRef.Synthetic scenes) {
    int validation = scenes.validationImages();
    return new DatasetFacts(
        new Images(scenes.images() - validation, validation, scenes.classes()), List.of(1.0));
  }

  /** Of images that the runner looked at. */
  public static DatasetFacts of(DataLook look) {
    var facts = look.facts();
    return new DatasetFacts(
        new Images(facts.trainImages(), facts.validationImages(), facts.classes()), look.aspects());
  }
}
