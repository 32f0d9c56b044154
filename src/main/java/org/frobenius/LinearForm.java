package org.frobenius;

/** How a derivative that is a linear map is written. */
public enum LinearForm {
  /** The map from a direction: {@code E -> A*E*B}. */
  MAP,
  /**
   * The matrix J of {@code vec(dU) = J*vec(dX)}, column by column: {@code kron(B', A)}. Between
   * vectors it is the Jacobian, {@code dy = J*dx}.
   */
  VEC
}
