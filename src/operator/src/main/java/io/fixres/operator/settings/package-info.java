/** What a platform team configures. */
@NullMarked
package io.fixres.operator.settings;

import org.jspecify.annotations.NullMarked;
