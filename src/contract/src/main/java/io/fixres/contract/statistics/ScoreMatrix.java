package io.fixres.contract.statistics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a sweep measured on one split: points × seeds × images, of one kind of score.
 *
 * <p>Points are kept in {@link CandidatePoint}'s own order, so no answer depends on how they were
 * listed.
 */
public final class ScoreMatrix {
  private final List<PointScores> points;
  private final int[] classOfImage;
  private final int seeds;

  /**
   * @param points distinct points, each with the same number of seeds and images and the same kind
   *     of score; at least one
   * @param classOfImage label per image, for folds in which every class is equally frequent
   */
  public ScoreMatrix(List<PointScores> points, int[] classOfImage) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("points are empty, must be at least one");
    }
    this.points = points.stream().sorted(Comparator.comparing(PointScores::point)).toList();
    this.classOfImage = classOfImage.clone();
    this.seeds = points.get(0).seeds().size();
    Class<?> kind = points.get(0).seeds().get(0).getClass();
    Set<CandidatePoint> seen = new HashSet<>();
    for (PointScores scores : this.points) {
      requireSameShape(scores, kind);
      if (!seen.add(scores.point())) {
        throw new IllegalArgumentException(scores.point() + " is listed twice");
      }
    }
  }

  private void requireSameShape(PointScores scores, Class<?> kind) {
    if (scores.seeds().size() != seeds) {
      throw new IllegalArgumentException(
          scores.point() + " has " + scores.seeds().size() + " seeds, others have " + seeds);
    }
    for (ImageScores seed : scores.seeds()) {
      if (seed.images() != images() || seed.getClass() != kind) {
        throw new IllegalArgumentException(
            scores.point() + " must have " + images() + " images of " + kind.getSimpleName());
      }
    }
  }

  /** The points with their scores, cheapest first. */
  public List<PointScores> points() {
    return points;
  }

  /** Number of images of the split. */
  public int images() {
    return classOfImage.length;
  }

  /** Number of training seeds behind every point. */
  public int seeds() {
    return seeds;
  }

  /** The label of image {@code i}. */
  int classOf(int image) {
    return classOfImage[image];
  }
}
