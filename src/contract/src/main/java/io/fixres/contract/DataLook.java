package io.fixres.contract;

import io.fixres.contract.StageResult.DataFacts;
import java.util.List;

/**
 * What the runner says of a data set that it is asked to look at.
 *
 * @param facts of its files alone: no image was decoded, so that none is known to be unreadable
 * @param aspects width over height of a sample of the validation images
 */
public record DataLook(DataFacts facts, List<Double> aspects) {
  public DataLook {
    aspects = List.copyOf(aspects);
  }
}
