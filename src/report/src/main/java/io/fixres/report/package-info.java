/** An experiment's outcome as a page for people and a table for machines; pure. */
@NullMarked
package io.fixres.report;

import org.jspecify.annotations.NullMarked;
