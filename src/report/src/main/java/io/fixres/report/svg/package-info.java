/** A tiny chart kit: scales, ticks, axes, lines, bands, points, labels that do not collide. */
@NullMarked
package io.fixres.report.svg;

import org.jspecify.annotations.NullMarked;
