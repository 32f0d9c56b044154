package org.frobenius.print;

import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/** How LaTeX writes the names of operators and functions. */
final class LatexNames {
  private LatexNames() {}

  /** Of an operator written as a call. */
  static String of(Op op) {
    return switch (op) {
      case DETERMINANT -> "\\det";
      case LOGDET -> "\\log\\det";
      case MAX -> "\\max";
      case MIN -> "\\min";
      case EIGMAX -> "\\lambda_{\\max}";
      case EIGMIN -> "\\lambda_{\\min}";
      case U1 -> "u_{1}";
      case V1 -> "v_{1}";
      case Op other -> "\\operatorname{" + other.written() + "}";
    };
  }

  /** What stands below the bars of a norm; of vectors and matrices different. */
  static String norm(Op op, boolean ofVector) {
    return switch (op) {
      case NORM -> ofVector ? "2" : "F";
      case NORM_ONE -> "1";
      case NORM_INFINITY -> "\\infty";
      case NORM_NUCLEAR -> "*";
      case NORM_SPECTRAL -> "\\mathrm{op}";
      case Op other -> throw new IllegalArgumentException(other.written());
    };
  }

  static String of(Fun fun) {
    return switch (fun) {
      case Fun.Known(var name) ->
          Catalogue.find(name).map(ScalarFunction::latex).orElse("\\operatorname{" + name + "}");
      case Fun.Unknown(var name, var order) -> Lettering.of(name).latex() + "'".repeat(order);
      case Fun.Lambda(var parameter, _) -> throw new IllegalArgumentException(parameter.name());
    };
  }

  /** Marked as entrywise where the name alone would mean the function of the matrix. */
  static String entrywise(Fun fun) {
    boolean clear =
        fun instanceof Fun.Known(var name)
            && Catalogue.find(name).filter(f -> !f.ofMatrix()).isPresent();
    return clear ? of(fun) : "{" + of(fun) + "}_{\\odot}";
  }
}
