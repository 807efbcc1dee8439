/** What the page tells, as values: arms, figures, fronts. */
@NullMarked
package io.fixres.report.view;

import org.jspecify.annotations.NullMarked;
