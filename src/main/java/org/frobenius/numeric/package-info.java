/**
 * Numbers: expressions evaluated on Commons Math matrices, with algorithms that are right at
 * repeated and defective eigenvalues. Every failure is named with the operation that made it.
 */
@NullMarked
package org.frobenius.numeric;

import org.jspecify.annotations.NullMarked;
