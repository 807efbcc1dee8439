/**
 * What a stage is told and what it says back: the wire between whoever starts a stage (operator,
 * command line) and the runner that does it.
 */
@NullMarked
package io.fixres.contract;

import org.jspecify.annotations.NullMarked;
