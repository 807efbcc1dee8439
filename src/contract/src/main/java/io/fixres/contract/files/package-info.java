/**
 * How programs share a workspace's files: written whole, locked by one, and their faults in words.
 * The only package of this module with effects.
 */
@NullMarked
package io.fixres.contract.files;

import org.jspecify.annotations.NullMarked;
