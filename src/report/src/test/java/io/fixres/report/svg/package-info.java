@NullMarked
package io.fixres.report.svg;

import org.jspecify.annotations.NullMarked;
