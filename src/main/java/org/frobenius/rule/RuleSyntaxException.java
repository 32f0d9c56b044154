package org.frobenius.rule;

/** A line of a rulebook that cannot be a rule; the message names the rule and says why. */
public final class RuleSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  RuleSyntaxException(String line, String why) {
    super("rule `" + line.strip() + "`: " + why);
  }
}
