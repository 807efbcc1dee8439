/**
 * Resolution maths: how an image is shown to a network, and how large objects then appear; and the
 * random numbers of everything that draws some.
 */
@NullMarked
package io.fixres.contract.maths;

import org.jspecify.annotations.NullMarked;
