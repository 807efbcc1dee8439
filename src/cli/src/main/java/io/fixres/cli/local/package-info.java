/**
 * Runs an experiment on this machine: the same plan and decisions as on a cluster, with child
 * processes for Jobs and directories for claims.
 */
@NullMarked
package io.fixres.cli.local;

import org.jspecify.annotations.NullMarked;
