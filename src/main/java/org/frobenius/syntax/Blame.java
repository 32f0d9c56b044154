package org.frobenius.syntax;

import org.frobenius.diagnostic.Diagnostic;

/** Says what is wrong where a relation between shapes cannot hold; asked only then. */
@FunctionalInterface
interface Blame {
  Diagnostic diagnostic();
}
