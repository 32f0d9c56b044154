/** The catalogue of scalar functions: one entry holds all that is known of one. */
@NullMarked
package org.frobenius.function;

import org.jspecify.annotations.NullMarked;
