/** Resolution maths: how an image is shown to a network, and how large objects then appear. */
@NullMarked
package io.fixres.contract.maths;

import org.jspecify.annotations.NullMarked;
