/** What went wrong, as data; where in the source; and how it is shown. */
@NullMarked
package org.frobenius.diagnostic;

import org.jspecify.annotations.NullMarked;
