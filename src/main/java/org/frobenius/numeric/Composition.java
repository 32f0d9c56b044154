package org.frobenius.numeric;

/** How a function is composed, which decides how it is evaluated at a matrix. */
enum Composition {
  CONSTANT,
  AFFINE,
  POLYNOMIAL,
  /** A negative whole power of an affine function. */
  INVERSE,
  /** A function of the catalogue or a broken power, of an affine function. */
  ELEMENTARY,
  /** Anything else: a sum, a product or a composition of these. */
  COMPOSED;

  /** Reads how a function of an affine argument is composed. */
  static final Arithmetic<Composition> READING =
      new Arithmetic<>() {
        @Override
        public Composition number(double c) {
          return CONSTANT;
        }

        @Override
        public Composition sum(Composition a, Composition b) {
          Composition more = a.compareTo(b) > 0 ? a : b;
          return more.compareTo(POLYNOMIAL) <= 0 ? more : COMPOSED;
        }

        @Override
        public Composition scaled(double c, Composition a) {
          return a;
        }

        @Override
        public Composition product(Composition a, Composition b) {
          if (a == CONSTANT || b == CONSTANT) {
            return a == CONSTANT ? b : a;
          }
          return sum(a, b) == COMPOSED ? COMPOSED : POLYNOMIAL;
        }

        @Override
        public Composition power(Composition base, double exponent) {
          if (exponent == 1 || base == CONSTANT) {
            return base;
          }
          boolean whole = exponent == Math.rint(exponent);
          if (whole && exponent >= 0) {
            return base.compareTo(POLYNOMIAL) <= 0 ? POLYNOMIAL : COMPOSED;
          }
          return base == AFFINE ? (whole ? INVERSE : ELEMENTARY) : COMPOSED;
        }

        @Override
        public Composition apply(String name, Composition argument) {
          if (name.equals("inv")) {
            return power(argument, -1);
          }
          return argument.compareTo(AFFINE) <= 0 ? ELEMENTARY : COMPOSED;
        }
      };
}
