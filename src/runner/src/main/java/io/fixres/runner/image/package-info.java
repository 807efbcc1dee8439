/**
 * Turns the bytes of an image file into 8-bit RGB, equal to what Pillow 12's {@code
 * Image.open(f).convert("RGB")} gives. Front door: {@link io.fixres.runner.image.ImageDecoder}.
 */
@NullMarked
package io.fixres.runner.image;

import org.jspecify.annotations.NullMarked;
