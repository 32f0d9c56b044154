package org.frobenius.diagnostic;

import java.util.Locale;

/** The sort of a failure; one exception for each. */
public enum Kind {
  /** The text is not of the language. */
  SYNTAX,
  /** A name is unknown, or declared twice. */
  NAME,
  /** Shapes or dimensions do not fit. */
  SHAPE,
  /** A value lies outside a function's domain. */
  DOMAIN,
  /** Mathematics that Frobenius does not do. */
  UNSUPPORTED,
  /** A stated limit was hit: size, nesting, time. */
  LIMIT,
  /** A file or a value given from outside is wrong. */
  DATA;

  /** The word shown to users, such as {@code shape}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
