@NullMarked
package io.fixres.report.view;

import org.jspecify.annotations.NullMarked;
