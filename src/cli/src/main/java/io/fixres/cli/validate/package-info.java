/** Checks experiment files against the resource's own definition, as a cluster would. */
@NullMarked
package io.fixres.cli.validate;

import org.jspecify.annotations.NullMarked;
