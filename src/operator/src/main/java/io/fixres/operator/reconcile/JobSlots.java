package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperiment;
import io.fixres.operator.observe.Attempt;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many Jobs may be started where experiments share a limit: the operator's own, and that of a
 * claim which one pod at a time may have. The oldest experiment that waits is served first.
 *
 * <p>Jobs say what is taken, so a restart forgets nothing. What a pass has just let start they do
 * not show yet: that is remembered until the experiment's next pass.
 */
final class JobSlots {
  /** By the experiment's UID. */
  private final Map<String, Set<Use>> given = new HashMap<>();

  private final Map<String, Waiter> waiting = new HashMap<>();

  /**
   * A Job that was let start.
   *
   * @param job its namespace and name
   * @param claims those it mounts, with their namespace
   */
  private record Use(String job, Set<String> claims) {}

  /** An experiment that waits, and what for. */
  private record Waiter(FixResExperiment experiment, Limit limit, int jobs) {}

  /**
   * A limit that experiments share.
   *
   * @param max Jobs at once
   * @param claim that they mount, with its namespace; empty = all Jobs count
   * @param message who waits for what, for people
   */
  record Limit(int max, String claim, String message) {
    private boolean counts(Use use) {
      return claim.isEmpty() || use.claims().contains(claim);
    }
  }

  /**
   * What an experiment may start.
   *
   * @param jobs how many, at most what it asked for
   * @param message why not more; empty = it may start all
   */
  record Grant(int jobs, String message) {}

  /** What an experiment wants to start. */
  record Wish(FixResExperiment experiment, List<String> jobs, Set<String> claims) {}

  /**
   * Lets Jobs start as far as all limits allow.
   *
   * @param neighbours asked for when there is a limit
   */
  synchronized Grant take(Wish wish, List<Limit> limits, Supplier<Neighbours> neighbours) {
    forget(wish.experiment());
    Grant grant = new Grant(wish.jobs().size(), "");
    if (limits.isEmpty()) {
      return grant;
    }
    Neighbours there = neighbours.get();
    forgetGone(there.experiments());
    List<Use> taken = taken(there);
    for (Limit limit : limits) {
      int room = Math.max(0, room(limit, taken) - olderWish(limit, wish.experiment()));
      if (room < grant.jobs()) {
        int missing = wish.jobs().size() - room;
        waiting.put(uid(wish.experiment()), new Waiter(wish.experiment(), limit, missing));
        grant = new Grant(room, limit.message());
      }
    }
    Set<Use> uses =
        wish.jobs().stream()
            .limit(grant.jobs())
            .map(job -> new Use(path(wish.experiment(), job), wish.claims()))
            .collect(Collectors.toSet());
    given.put(uid(wish.experiment()), uses);
    return grant;
  }

  /** An experiment looks again: what it was given is a Job by now, and it may not wait any more. */
  synchronized void forget(FixResExperiment experiment) {
    given.remove(uid(experiment));
    waiting.remove(uid(experiment));
  }

  /** Who waited for a slot that is free now: of each limit the oldest, who wakes the next. */
  synchronized Collection<FixResExperiment> next(Supplier<Neighbours> neighbours) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    Neighbours there = neighbours.get();
    forgetGone(there.experiments());
    List<Use> taken = taken(there);
    return waiting.values().stream()
        .filter(waiter -> room(waiter.limit(), taken) > 0)
        .collect(
            Collectors.toMap(
                waiter -> waiter.limit().claim(),
                Waiter::experiment,
                BinaryOperator.minBy(Neighbours.OLDEST)))
        .values();
  }

  private static int room(Limit limit, List<Use> taken) {
    return limit.max() - (int) taken.stream().filter(limit::counts).count();
  }

  /** Jobs that are seen at work, and those that were let start and are not seen yet. */
  private List<Use> taken(Neighbours neighbours) {
    Set<String> there = neighbours.jobs().stream().map(JobSlots::path).collect(Collectors.toSet());
    Stream<Use> seen =
        neighbours.jobs().stream()
            .filter(job -> new Attempt(job, List.of()).holdsPlace())
            .map(JobSlots::use);
    Stream<Use> unseen =
        given.values().stream().flatMap(Set::stream).filter(use -> !there.contains(use.job()));
    return Stream.concat(seen, unseen).toList();
  }

  private int olderWish(Limit limit, FixResExperiment experiment) {
    return waiting.values().stream()
        .filter(waiter -> waiter.limit().claim().equals(limit.claim()))
        .filter(waiter -> Neighbours.OLDEST.compare(waiter.experiment(), experiment) < 0)
        .mapToInt(Waiter::jobs)
        .sum();
  }

  private void forgetGone(Collection<FixResExperiment> known) {
    Set<String> uids = Neighbours.uids(known);
    given.keySet().retainAll(uids);
    waiting.keySet().retainAll(uids);
  }

  private static Use use(Job job) {
    String namespace = job.getMetadata().getNamespace();
    Set<String> claims =
        job.getSpec().getTemplate().getSpec().getVolumes().stream()
            .map(Volume::getPersistentVolumeClaim)
            .filter(Objects::nonNull)
            .map(claim -> namespace + "/" + claim.getClaimName())
            .collect(Collectors.toSet());
    return new Use(path(job), claims);
  }

  private static String path(Job job) {
    return job.getMetadata().getNamespace() + "/" + job.getMetadata().getName();
  }

  private static String path(FixResExperiment experiment, String name) {
    return experiment.getMetadata().getNamespace() + "/" + name;
  }

  private static String uid(FixResExperiment experiment) {
    return experiment.getMetadata().getUid();
  }
}
