/** What surrounds a stage's work: its directory, lock, progress, result, and how it stops. */
@NullMarked
package io.fixres.runner.stage;

import org.jspecify.annotations.NullMarked;
