package org.frobenius.cli;

import java.util.Optional;

/** The command line itself is wrong: an option, or the number of arguments. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Optional<String> help;

  UsageException(String message, Optional<String> help) {
    super(message, null, false, false);
    this.help = help;
  }

  UsageException(String message, String help) {
    this(message, Optional.of(help));
  }

  /** As a user sees it, like the reports of diagnostics. */
  String report() {
    return "error[usage]: " + getMessage() + help.map(h -> "\n  = help: " + h).orElse("");
  }
}
