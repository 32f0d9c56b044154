/** Differentials and, through their adjoints, gradients: never an array of order 3 or 4. */
@NullMarked
package org.frobenius.calculus;

import org.jspecify.annotations.NullMarked;
