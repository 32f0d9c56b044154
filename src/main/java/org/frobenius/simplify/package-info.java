/** Rewriting to normal form, then choosing the shortest equal form. */
@NullMarked
package org.frobenius.simplify;

import org.jspecify.annotations.NullMarked;
