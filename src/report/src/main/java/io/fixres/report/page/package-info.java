/** The report's sections, top to bottom, and its style sheet. */
@NullMarked
package io.fixres.report.page;

import org.jspecify.annotations.NullMarked;
