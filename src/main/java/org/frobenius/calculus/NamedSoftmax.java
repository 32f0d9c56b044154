package org.frobenius.calculus;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.print.Printer;

/**
 * Softmax under a name of its own where lines get long: its differential repeats it, {@code dp = p
 * .* dz - (p : dz)*p}, and lines with the function itself thrice are not read.
 */
public final class NamedSoftmax {
  private static final List<String> VECTORS = List.of("p", "s", "q", "u", "w");
  private static final List<String> MATRICES = List.of("P", "S", "Q", "U", "W");

  private final Varying varying;
  private final Set<String> taken;
  private final Map<Expr, Expr.Named> names = new LinkedHashMap<>();
  private final Map<Expr, Expr> read = new IdentityHashMap<>();

  private NamedSoftmax(Expr wrt, Set<String> taken) {
    this.varying = new Varying(wrt);
    this.taken = taken;
  }

  /**
   * The derivation of {@code dphi = gradient : d(wrt)}, where definitions of the program stay as
   * they are.
   *
   * @param taken names that mean something already
   */
  public static Derivation derive(Expr phi, Expr wrt, Expr gradient, Set<String> taken) {
    Derivation plain = Deriver.derive(phi, wrt, gradient);
    if (!isLong(plain)) {
      return plain;
    }
    var named = new NamedSoftmax(wrt, taken);
    Expr function =
        phi != wrt && phi instanceof Expr.Named(var name, var value, _)
            ? Build.named(name, named.in(value))
            : named.in(phi);
    return named.names.isEmpty() ? plain : Deriver.derive(function, wrt, named.in(gradient));
  }

  private static boolean isLong(Derivation derivation) {
    return derivation.chains().stream()
        .flatMap(chain -> chain.steps().stream())
        .anyMatch(step -> Printer.text(step.line()).length() > DerivationWriter.WIDTH);
  }

  private Expr in(Expr e) {
    if (e instanceof Expr.Named) {
      return e;
    }
    Expr known = read.get(e);
    if (known == null) {
      Expr inner = Children.map(e, this::in);
      known = isSoftmax(inner) && varying.depends(inner) ? named(inner) : inner;
      read.put(e, known);
    }
    return known;
  }

  private static boolean isSoftmax(Expr e) {
    return e instanceof Expr.Call call
        && (call.op() == Op.SOFTMAX || call.op() == Op.ROWSOFTMAX || call.op() == Op.COLSOFTMAX);
  }

  private Expr named(Expr softmax) {
    Expr.Named known = names.get(softmax);
    if (known != null) {
      return known;
    }
    List<String> letters = softmax.shape().isColumn() ? VECTORS : MATRICES;
    for (String letter : letters) {
      boolean free =
          !taken.contains(letter)
              && names.values().stream().noneMatch(name -> name.name().equals(letter));
      if (free) {
        Expr.Named name = Build.named(letter, softmax);
        names.put(softmax, name);
        return name;
      }
    }
    return softmax;
  }
}
