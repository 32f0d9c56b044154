package org.frobenius.cli;

import java.util.Optional;

/** The version of the build. */
final class Version {
  private Version() {}

  /** From the jar's manifest; {@code unpacked} where classes run from a folder. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpacked");
  }
}
