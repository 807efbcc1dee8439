@NullMarked
package io.fixres.contract;

import org.jspecify.annotations.NullMarked;
