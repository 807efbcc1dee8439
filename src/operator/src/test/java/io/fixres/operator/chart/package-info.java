/** The chart and what GitOps tools make of experiments. */
@NullMarked
package io.fixres.operator.chart;

import org.jspecify.annotations.NullMarked;
