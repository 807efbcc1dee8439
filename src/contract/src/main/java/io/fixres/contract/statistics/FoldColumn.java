package io.fixres.contract.statistics;

/** One seed's scores of one point, laid out by fold for summing under many weights. */
sealed interface FoldColumn {

  /** Weighted sum over the images of {@code fold}. */
  double total(ImageWeights weights, int fold);

  /** Lays out {@code scores} as {@code plan} says. */
  static FoldColumn of(ImageScores scores, FoldPlan plan) {
    if (scores instanceof ImageScores.Correct correct) {
      return new Bits(words(correct, plan));
    }
    ImageScores.Losses losses = (ImageScores.Losses) scores;
    float[] laidOut = new float[plan.words() * Long.SIZE];
    for (int image = 0; image < plan.images(); image++) {
      laidOut[plan.positionOf(image)] = losses.loss(image);
    }
    return new Floats(laidOut);
  }

  private static long[] words(ImageScores.Correct correct, FoldPlan plan) {
    long[] words = new long[plan.words()];
    correct.correct().stream()
        .map(plan::positionOf)
        .forEach(at -> words[at / Long.SIZE] |= 1L << (at % Long.SIZE));
    return words;
  }

  /** Right or wrong. */
  final class Bits implements FoldColumn {
    private final long[] words;

    Bits(long[] words) {
      this.words = words;
    }

    @Override
    public double total(ImageWeights weights, int fold) {
      return weights.total(words, fold);
    }
  }

  /** Losses in nats. */
  final class Floats implements FoldColumn {
    private final float[] losses;

    Floats(float[] losses) {
      this.losses = losses;
    }

    @Override
    public double total(ImageWeights weights, int fold) {
      return weights.total(losses, fold);
    }
  }
}
