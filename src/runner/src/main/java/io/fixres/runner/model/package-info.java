/**
 * Networks on the host: their weights, the safetensors files that hold them, how fresh ones are
 * drawn, and the program a description compiles to. Nothing here touches the engine.
 */
@NullMarked
package io.fixres.runner.model;

import org.jspecify.annotations.NullMarked;
