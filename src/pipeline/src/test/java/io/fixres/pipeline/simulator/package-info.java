@NullMarked
package io.fixres.pipeline.simulator;

import org.jspecify.annotations.NullMarked;
