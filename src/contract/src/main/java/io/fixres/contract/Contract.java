package io.fixres.contract;

/** Versions of the wire: what a runner must understand to be started at all. */
public final class Contract {
  /** Version of the records in this package; a runner refuses a stage of another. */
  public static final int VERSION = 1;

  /**
   * Version of the arithmetic: raised when the same stage would give other numbers, so that stage
   * hashes change and old results are not mixed with new ones. Until the first release it stays.
   */
  public static final int NUMERICS = 1;

  private Contract() {}
}
