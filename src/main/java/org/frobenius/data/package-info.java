/**
 * Matrices in files and out: CSV, JSON, NPY, NPZ, Matrix Market.
 *
 * <p>CSV is read by Commons CSV, JSON by Gson. For NPY and NPZ there was no well-kept library at
 * the time of writing (2026): {@code org.jetbrains.bio:npy} rests at 0.3.5 with Kotlin 1.4 and
 * without unsigned numbers, {@code org.openlca:npy} at 0.0.3. For Matrix Market, {@code
 * com.googlecode.matrix-toolkits-java:mtj} rests as well, and EJML would bring a second library of
 * matrices for one reader. None of them says at which line or byte a file is wrong, which is most
 * of what is done here.
 */
@NullMarked
package org.frobenius.data;

import org.jspecify.annotations.NullMarked;
