/**
 * Transforms equal to torchvision's on Pillow images: resize, crops, jitter, normalisation, mixing.
 */
@NullMarked
package io.fixres.runner.transform;

import org.jspecify.annotations.NullMarked;
