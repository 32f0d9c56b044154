/** The rulebook: equations in the language, their loading, checking, matching. */
@NullMarked
package org.frobenius.rule;

import org.jspecify.annotations.NullMarked;
