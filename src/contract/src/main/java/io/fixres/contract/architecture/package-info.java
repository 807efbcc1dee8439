/**
 * The networks this product knows, described as data: names, strides, tensors, parameters and
 * multiply-accumulates come from one description that the planner, the command line and the runner
 * all read.
 */
@NullMarked
package io.fixres.contract.architecture;

import org.jspecify.annotations.NullMarked;
