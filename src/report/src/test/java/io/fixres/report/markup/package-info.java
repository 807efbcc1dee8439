@NullMarked
package io.fixres.report.markup;

import org.jspecify.annotations.NullMarked;
