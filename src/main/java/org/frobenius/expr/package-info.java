/**
 * Matrix expressions: sealed, immutable, hash-consed, shaped. Nothing here knows how to
 * differentiate.
 */
@NullMarked
package org.frobenius.expr;

import org.jspecify.annotations.NullMarked;
