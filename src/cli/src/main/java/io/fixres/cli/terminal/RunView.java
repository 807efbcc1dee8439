package io.fixres.cli.terminal;

/** Shows a run to whoever looks: a live block on a terminal, lines elsewhere. */
public interface RunView extends AutoCloseable {
  /** Something happened: it stays to be read. */
  void happened(RunEvent event);

  /** How things stand now; called several times a second. */
  void refresh(RunSnapshot now);

  /** Leaves the screen as a shell expects it. */
  @Override
  void close();
}
