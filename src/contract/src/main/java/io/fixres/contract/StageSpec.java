package io.fixres.contract;

/**
 * Everything one stage is told, as the JSON in {@link StageEnvironment#STAGE}.
 *
 * @param version {@link Contract#VERSION} of the sender
 * @param id the stage's name within its experiment, such as {@code r128-s0/train}
 * @param kind what the stage does, for names and messages
 * @param work what decides the result, and nothing else: this is what is hashed
 * @param execution how it is carried out: may change without changing the result
 */
public record StageSpec(
    int version, String id, StageKind kind, StageWork work, StageExecution execution) {

  /** The stage's identity: eight hexadecimal digits over its work and the numerics version. */
  public String hash() {
    return StageHash.of(work);
  }

  /** The same, done with another number of threads. */
  public StageSpec withThreads(int threads) {
    return new StageSpec(
        version, id, kind, work, new StageExecution(threads, execution.checkpoint()));
  }
}
