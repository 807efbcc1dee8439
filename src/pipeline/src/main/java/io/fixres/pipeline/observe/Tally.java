package io.fixres.pipeline.observe;

/**
 * What a stage has used up; whoever starts stages keeps the one that came with the last launch.
 *
 * @param attempts started so far; 0 = none
 * @param restarts of those, after failures that count
 * @param memoryRestarts of those, after running out of memory
 * @param disruptions of those, after being stopped from outside
 * @param rereads of those, to write a result again
 */
public record Tally(int attempts, int restarts, int memoryRestarts, int disruptions, int rereads) {
  /** Never started. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  /** The first attempt, or one whose history nobody knows. */
  public Tally started() {
    return new Tally(attempts + 1, restarts, memoryRestarts, disruptions, rereads);
  }

  /** A further attempt after a failure that counts. */
  public Tally restarted() {
    return new Tally(attempts + 1, restarts + 1, memoryRestarts, disruptions, rereads);
  }

  /** A further attempt after running out of memory. */
  public Tally restartedForMemory() {
    return new Tally(attempts + 1, restarts, memoryRestarts + 1, disruptions, rereads);
  }

  /** A further attempt after a disruption. */
  public Tally resumed() {
    return new Tally(attempts + 1, restarts, memoryRestarts, disruptions + 1, rereads);
  }

  /** A further attempt because the result could not be read. */
  public Tally reread() {
    return new Tally(attempts + 1, restarts, memoryRestarts, disruptions, rereads + 1);
  }

  /** The same history; none of it is held against the stage any more. */
  public Tally pardoned() {
    return new Tally(attempts, 0, 0, disruptions, 0);
  }
}
