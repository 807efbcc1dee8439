/**
 * Resolution maths: how an image is shown to a network, and how large objects then appear; and the
 * random numbers that are the same on every machine.
 */
@NullMarked
package io.fixres.contract.maths;

import org.jspecify.annotations.NullMarked;
