/** The whole system on a real node; the first line of each test says what a user may count on. */
@NullMarked
package io.fixres.e2e;

import org.jspecify.annotations.NullMarked;
