package io.fixres.runner.image;

/** A picture whose size is known and whose pixels are decoded on demand, as far as needed. */
public interface ImageSource {

  /** Size of the whole picture. */
  ImageSize size();

  /** How often both sides can be halved in decoding, 0–3: only baseline JPEGs can at all. */
  int mostHalvings();

  /**
   * Decodes a part; asking again for what the last answer covers costs nothing.
   *
   * <p>Whatever part is asked for, a JPEG's data is read to its end: the same files are refused in
   * training, which needs a crop, and in evaluation.
   *
   * @param wanted in pixels of the picture after the halvings
   * @param halvings of both sides, rounding up; at most {@link #mostHalvings}
   * @return pixels that cover {@code wanted}, valid until the decoder is used again
   * @throws ImageReadException if the data is damaged or ends early
   */
  ImagePart read(Box wanted, int halvings) throws ImageReadException;
}
