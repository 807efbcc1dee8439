/**
 * What people see: styles, bars, tables, plots; pure but for {@code Screen} and {@code Signals}.
 */
@NullMarked
package io.fixres.cli.terminal;

import org.jspecify.annotations.NullMarked;
