/**
 * Image sets on disk: folders of classes or tar shards, found by looking; and how batches are made.
 */
@NullMarked
package io.fixres.runner.dataset;

import org.jspecify.annotations.NullMarked;
