package org.frobenius.function;

import static org.frobenius.function.FunctionDomain.ANYWHERE;
import static org.frobenius.function.FunctionDomain.NO_POLE_OF_GAMMA;
import static org.frobenius.function.FunctionDomain.UNIT_INTERVAL;
import static org.frobenius.function.ScalarFunction.Trait.COMPLEMENT;
import static org.frobenius.function.ScalarFunction.Trait.EVEN;
import static org.frobenius.function.ScalarFunction.Trait.KEEPS_NONNEGATIVE;
import static org.frobenius.function.ScalarFunction.Trait.KINK;
import static org.frobenius.function.ScalarFunction.Trait.NONNEGATIVE;
import static org.frobenius.function.ScalarFunction.Trait.ODD;
import static org.frobenius.function.ScalarFunction.Trait.POSITIVE;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * All scalar functions, an entry each. {@code sqrt} and {@code inv} are powers and not listed.
 * Derivatives: NIST DLMF 4, 5, 7.
 */
public final class Catalogue {
  /** From about here on a factor in Commons Math's gamma overflows. */
  private static final double LARGEST_OF_GAMMA = 140;

  private static final Map<String, ScalarFunction> ENTRIES = new LinkedHashMap<>();

  static {
    analytic("exp", "exp(z)", Math::exp, ANYWHERE, "\\exp", POSITIVE);
    analytic("log", "1/z", Math::log, FunctionDomain.POSITIVE, "\\log");
    analytic("sin", "cos(z)", Math::sin, ANYWHERE, "\\sin", ODD);
    analytic("cos", "-sin(z)", Math::cos, ANYWHERE, "\\cos", EVEN);
    analytic("tan", "1 + tan(z)^2", Math::tan, ANYWHERE, "\\tan", ODD);
    analytic("sinh", "cosh(z)", Math::sinh, ANYWHERE, "\\sinh", ODD);
    analytic("cosh", "sinh(z)", Math::cosh, ANYWHERE, "\\cosh", EVEN, POSITIVE);
    analytic("tanh", "1 - tanh(z)^2", Math::tanh, ANYWHERE, "\\tanh", ODD);
    entrywise("asin", "1/sqrt(1 - z^2)", Math::asin, UNIT_INTERVAL, "\\arcsin", ODD);
    entrywise("acos", "-1/sqrt(1 - z^2)", Math::acos, UNIT_INTERVAL, "\\arccos");
    entrywise("atan", "1/(1 + z^2)", Math::atan, ANYWHERE, "\\arctan", ODD);
    entrywise(
        "abs",
        "sign(z)",
        Math::abs,
        ANYWHERE,
        "\\operatorname{abs}",
        EVEN,
        NONNEGATIVE,
        KEEPS_NONNEGATIVE,
        KINK);
    entrywise("sign", "0", Math::signum, ANYWHERE, "\\operatorname{sign}", ODD, KINK);
    entrywise(
        "relu",
        "step(z)",
        z -> Math.max(z, 0),
        ANYWHERE,
        "\\operatorname{relu}",
        NONNEGATIVE,
        KEEPS_NONNEGATIVE,
        KINK);
    entrywise("step", "0", z -> z > 0 ? 1 : 0, ANYWHERE, "\\operatorname{step}", NONNEGATIVE, KINK);
    entrywise(
        "sigmoid",
        "sigmoid(z)*(1 - sigmoid(z))",
        Catalogue::sigmoid,
        ANYWHERE,
        "\\sigma",
        POSITIVE,
        COMPLEMENT);
    entrywise(
        "softplus",
        "sigmoid(z)",
        Catalogue::softplus,
        ANYWHERE,
        "\\operatorname{softplus}",
        POSITIVE);
    entrywise("erf", "2/sqrt(pi)*exp(-z^2)", Erf::erf, ANYWHERE, "\\operatorname{erf}", ODD);
    entrywise("gamma", "gamma(z)*digamma(z)", Catalogue::gamma, NO_POLE_OF_GAMMA, "\\Gamma");
    entrywise("lgamma", "digamma(z)", Gamma::logGamma, FunctionDomain.POSITIVE, "\\log\\Gamma");
    entrywise("digamma", "trigamma(z)", Digamma::at, NO_POLE_OF_GAMMA, "\\psi");
    entrywise("trigamma", "tetragamma(z)", z -> Polygamma.at(1, z), NO_POLE_OF_GAMMA, "\\psi_1");
    entrywise("tetragamma", "pentagamma(z)", z -> Polygamma.at(2, z), NO_POLE_OF_GAMMA, "\\psi_2");
    entrywise("pentagamma", "", z -> Polygamma.at(3, z), NO_POLE_OF_GAMMA, "\\psi_3");
  }

  private Catalogue() {}

  private static void analytic(
      String name,
      String derivative,
      DoubleUnaryOperator numeric,
      FunctionDomain domain,
      String latex,
      ScalarFunction.Trait... traits) {
    enter(name, derivative, numeric, domain, true, latex, traits);
  }

  private static void entrywise(
      String name,
      String derivative,
      DoubleUnaryOperator numeric,
      FunctionDomain domain,
      String latex,
      ScalarFunction.Trait... traits) {
    enter(name, derivative, numeric, domain, false, latex, traits);
  }

  private static void enter(
      String name,
      String derivative,
      DoubleUnaryOperator numeric,
      FunctionDomain domain,
      boolean ofMatrix,
      String latex,
      ScalarFunction.Trait... traits) {
    Optional<String> text = derivative.isEmpty() ? Optional.empty() : Optional.of(derivative);
    ENTRIES.put(
        name, new ScalarFunction(name, text, numeric, domain, ofMatrix, Set.of(traits), latex));
  }

  /** By {@code gamma(z + 1) = z*gamma(z)} where Commons Math's overflows before its value does. */
  private static double gamma(double z) {
    double factor = 1;
    double rest = z;
    while (rest > LARGEST_OF_GAMMA && factor < Double.POSITIVE_INFINITY) {
      rest--;
      factor *= rest;
    }
    return factor * Gamma.gamma(rest);
  }

  /** Without overflow for either sign. */
  private static double sigmoid(double z) {
    double e = Math.exp(-Math.abs(z));
    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  public static Optional<ScalarFunction> find(String name) {
    return Optional.ofNullable(ENTRIES.get(name));
  }

  /** In the order of the catalogue. */
  public static Collection<ScalarFunction> all() {
    return Collections.unmodifiableCollection(ENTRIES.values());
  }
}
