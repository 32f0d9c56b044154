package org.frobenius.cli;

import org.frobenius.calculus.FrechetForm;

/** {@code --frechet FORM}. */
final class FrechetOption {
  private FrechetOption() {}

  /** The form asked for; else the operator. */
  static FrechetForm of(Options options) {
    return options.one(Option.FRECHET).map(FrechetForm::named).orElse(FrechetForm.OPERATOR);
  }
}
