package org.frobenius.numeric;

/** A function of one variable that can be read in any arithmetic. */
interface ReadableFunction {
  <T> T read(Arithmetic<T> arithmetic, T argument);

  /** A function by its name. */
  static ReadableFunction named(String name) {
    return new ReadableFunction() {
      @Override
      public <T> T read(Arithmetic<T> arithmetic, T argument) {
        return arithmetic.apply(name, argument);
      }
    };
  }

  static ReadableFunction power(double exponent) {
    return new ReadableFunction() {
      @Override
      public <T> T read(Arithmetic<T> arithmetic, T argument) {
        return arithmetic.power(argument, exponent);
      }
    };
  }
}
