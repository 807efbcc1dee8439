/** The report's pictures. */
@NullMarked
package io.fixres.report.chart;

import org.jspecify.annotations.NullMarked;
