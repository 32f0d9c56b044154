/** How expressions look: one layout, one precedence table, and a writer for each target. */
@NullMarked
package org.frobenius.print;

import org.jspecify.annotations.NullMarked;
