/** Checks by numbers: random instances, finite differences, rules and gradients against both. */
@NullMarked
package org.frobenius.verify;

import org.jspecify.annotations.NullMarked;
