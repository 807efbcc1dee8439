@NullMarked
package io.fixres.api;

import org.jspecify.annotations.NullMarked;
