@NullMarked
package io.fixres.report;

import org.jspecify.annotations.NullMarked;
