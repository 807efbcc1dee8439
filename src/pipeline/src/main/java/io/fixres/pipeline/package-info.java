@NullMarked
package io.fixres.pipeline;

import org.jspecify.annotations.NullMarked;
