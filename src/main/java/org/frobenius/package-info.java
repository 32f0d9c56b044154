/** The library: parse a program, differentiate it, print the answer, evaluate it. */
@NullMarked
package org.frobenius;

import org.jspecify.annotations.NullMarked;
