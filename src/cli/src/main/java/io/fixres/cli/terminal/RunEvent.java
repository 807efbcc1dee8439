package io.fixres.cli.terminal;

import java.time.Duration;

/**
 * One thing that happened in a run.
 *
 * @param elapsed since the run began
 * @param mark what kind of thing
 * @param stage such as {@code r128-s0/train}; empty = the run as a whole
 * @param text what happened, in a few words
 */
public record RunEvent(Duration elapsed, Mark mark, String stage, String text) {}
