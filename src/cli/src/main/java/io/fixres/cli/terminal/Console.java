package io.fixres.cli.terminal;

import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out what was asked for: tables, plans, progress
 * @param err what went wrong
 * @param terminal what {@code out} can show
 */
public record Console(PrintStream out, PrintStream err, Terminal terminal) {}
