/**
 * The {@code fixres} command: one class a subcommand, each a thin door to the packages below.
 *
 * <p>Order of imports: {@code cli} ► {@code local}, {@code validate} ► {@code terminal}.
 */
@NullMarked
package io.fixres.cli;

import org.jspecify.annotations.NullMarked;
