@NullMarked
package io.fixres.runner;

import org.jspecify.annotations.NullMarked;
