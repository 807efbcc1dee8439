package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a stage has to do, in full: two stages with equal work have equal results.
 *
 * <p>Stages it stands on are named by their hashes, so a change upstream changes every hash below
 * it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrainWork.class, name = "Train"),
  @JsonSubTypes.Type(value = FineTuneWork.class, name = "FineTune"),
  @JsonSubTypes.Type(value = SweepWork.class, name = "Sweep"),
  @JsonSubTypes.Type(value = ConcludeWork.class, name = "Conclude")
})
public sealed interface StageWork permits TrainWork, FineTuneWork, SweepWork, ConcludeWork {
  /** The network. */
  ModelRef model();

  /** The images. */
  DatasetRef dataset();

  /** Hashes of the stages whose results it is made from. */
  List<String> parents();
}
