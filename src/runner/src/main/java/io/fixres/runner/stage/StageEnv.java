package io.fixres.runner.stage;

import static io.fixres.contract.StageEnvironment.DATA;
import static io.fixres.contract.StageEnvironment.DEFAULT_DATA;
import static io.fixres.contract.StageEnvironment.DEFAULT_WORKSPACE;
import static io.fixres.contract.StageEnvironment.EXPERIMENT_UID;
import static io.fixres.contract.StageEnvironment.GPUS;
import static io.fixres.contract.StageEnvironment.POD_UID;
import static io.fixres.contract.StageEnvironment.PORT;
import static io.fixres.contract.StageEnvironment.SHARD;
import static io.fixres.contract.StageEnvironment.STAGE;
import static io.fixres.contract.StageEnvironment.STAGE_HASH;
import static io.fixres.contract.StageEnvironment.WATCH_STDIN;
import static io.fixres.contract.StageEnvironment.WORKSPACE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.Contract;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process was started with.
 *
 * @param spec the stage
 * @param uid the experiment's identity, echoed in results
 * @param owner who works, for the lock: a pod's UID or this process's number
 * @param data directory of the data set
 * @param workspace directory of the workspace
 * @param gpus that the stage was given and its engine is made for; 0 = the CPU will do
 * @param shard which share of a sweep is taken, 0-based; {@link #WHOLE} = nobody shares it
 * @param port for progress and metrics; null = none
 * @param watchesStdin whether the stage stops when its standard input ends
 */
public record StageEnv(
    StageSpec spec,
    String uid,
    String owner,
    Path data,
    Path workspace,
    int gpus,
    int shard,
    @Nullable Integer port,
    boolean watchesStdin) {
  /** The process was not told a share: it takes the whole sweep, whatever its number of shards. */
  public static final int WHOLE = -1;

  /** DJL's name for which engine an image has; absent = the one that runs anywhere. */
  private static final String FLAVOUR = "PYTORCH_FLAVOR";

  private static final String CPU = "cpu";

  /**
   * Reads it.
   *
   * @throws StageFailure {@link ExitCode#INVALID_CONFIG} saying which variable is wrong and how
   */
  public static StageEnv read(Map<String, String> env) {
    StageSpec spec = spec(env);
    return new StageEnv(
        spec,
        env.getOrDefault(EXPERIMENT_UID, "local"),
        env.getOrDefault(POD_UID, "process " + ProcessHandle.current().pid()),
        Path.of(env.getOrDefault(DATA, DEFAULT_DATA)),
        Path.of(env.getOrDefault(WORKSPACE, DEFAULT_WORKSPACE)),
        gpus(env),
        number(env, SHARD, WHOLE),
        env.containsKey(PORT) ? (Integer) number(env, PORT, 0) : null,
        "1".equals(env.get(WATCH_STDIN)));
  }

  /** How many processes share the stage; 1 = this one does it alone. */
  public int shards() {
    return shard != WHOLE && spec.work() instanceof SweepWork sweep ? sweep.shards() : 1;
  }

  /** Where this process keeps its lock, progress and result. */
  public Path directory() {
    return workspace.resolve(
        shards() == 1
            ? Workspace.stage(spec.hash())
            : Workspace.share(spec.hash(), shard, shards()));
  }

  private static StageSpec spec(Map<String, String> env) {
    String json = env.get(STAGE);
    if (json == null) {
      throw invalid(
          STAGE
              + " is not set: this program does one stage, which it is told as JSON in that"
              + " variable. To run an experiment on this machine use: fixres run EXPERIMENT.yaml");
    }
    checkVersion(json);
    StageSpec spec = parse(json, StageSpec.class);
    String hash = env.get(STAGE_HASH);
    if (hash != null && !hash.equals(spec.hash())) {
      throw StageFailure.incompatible(
          "%s is %s but the stage hashes to %s: runner and operator disagree on its numerics; use the same release"
              .formatted(STAGE_HASH, hash, spec.hash()));
    }
    return spec;
  }

  /** Before the rest is read: another version may mean something else by it, or not parse. */
  private static void checkVersion(String json) {
    int version = parse(json, JsonNode.class).path("version").asInt();
    if (version != Contract.VERSION) {
      throw StageFailure.incompatible(
          "%s is of version %d, this runner speaks version %d: use a runner and an operator of the same release"
              .formatted(STAGE, version, Contract.VERSION));
    }
  }

  private static <T> T parse(String json, Class<T> type) {
    try {
      return Json.read(json, type);
    } catch (JsonProcessingException e) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG, STAGE + " is no stage: " + e.getOriginalMessage(), e);
    }
  }

  /** An image of flavour cpu leaves them idle: a cluster without real ones is tested with it. */
  private static int gpus(Map<String, String> env) {
    int given = number(env, GPUS, 0);
    boolean idle = given > 0 && env.getOrDefault(FLAVOUR, CPU).equals(CPU);
    if (idle) {
      System.err.println("the engine of this image computes on the CPU: its GPUs stay idle");
    }
    return idle ? 0 : given;
  }

  private static int number(Map<String, String> env, String name, int otherwise) {
    String text = env.get(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG, "%s is '%s', not a whole number".formatted(name, text), e);
    }
  }

  private static StageFailure invalid(String message) {
    return new StageFailure(ExitCode.INVALID_CONFIG, message);
  }
}
