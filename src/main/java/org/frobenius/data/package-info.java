/** Matrices in files and out: CSV, JSON, NPY, NPZ, Matrix Market. */
@NullMarked
package org.frobenius.data;

import org.jspecify.annotations.NullMarked;
