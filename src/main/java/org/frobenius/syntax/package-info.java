/** Text to syntax tree to typed expression; diagnostics point at the source. */
@NullMarked
package org.frobenius.syntax;

import org.jspecify.annotations.NullMarked;
