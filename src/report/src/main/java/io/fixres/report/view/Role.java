package io.fixres.report.view;

/** What part an arm plays in the story; the few that are told stand out from the many. */
public enum Role {
  /** The arm that the best point is on. */
  WINNER("winner"),
  /** The winner's other half: before fine-tuning, or the best after it. */
  COUNTERPART("counterpart"),
  /** Trained directly at the winning size. */
  DIRECT("direct"),
  /** The best of those trained directly at the winning size and fine-tuned then. */
  DIRECT_TUNED("direct-tuned"),
  /** The winner's network, fine-tuned at the size it was trained at. */
  AT_TRAIN_SIZE("at-train-size"),
  /** All others. */
  OTHER("other");

  private final String cssClass;

  Role(String cssClass) {
    this.cssClass = cssClass;
  }

  /** The class that colours it. */
  public String cssClass() {
    return cssClass;
  }

  /** Whether it is drawn in colour, with its interval. */
  public boolean isTold() {
    return this != OTHER;
  }
}
