package io.fixres.operator.desired;

import java.util.Set;

/**
 * How the claims of a stage may be mounted, where that is not everywhere at once.
 *
 * @param oneNode names of claims whose pods must share a node ({@code ReadWriteOnce})
 * @param onePod names of claims that one pod at a time may have ({@code ReadWriteOncePod})
 */
public record ClaimAccess(Set<String> oneNode, Set<String> onePod) {
  /** Every claim may be mounted anywhere. */
  public static final ClaimAccess FREE = new ClaimAccess(Set.of(), Set.of());

  public ClaimAccess {
    oneNode = Set.copyOf(oneNode);
    onePod = Set.copyOf(onePod);
  }
}
