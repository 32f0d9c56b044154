package org.frobenius.function;

/** The real numbers at which a scalar function has a value. */
public enum FunctionDomain {
  ANYWHERE {
    @Override
    public boolean contains(double z) {
      return true;
    }
  },
  POSITIVE {
    @Override
    public boolean contains(double z) {
      return z > 0;
    }
  },
  /** {@code [-1, 1]}. */
  UNIT_INTERVAL {
    @Override
    public boolean contains(double z) {
      return Math.abs(z) <= 1;
    }
  },
  /** All but the poles of the gamma function, {@code 0, -1, -2, …} (DLMF 5.2). */
  NO_POLE_OF_GAMMA {
    @Override
    public boolean contains(double z) {
      return z > 0 || z != Math.rint(z);
    }
  };

  public abstract boolean contains(double z);
}
