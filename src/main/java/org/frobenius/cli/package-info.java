/** The command line: arguments and files in, text and exit codes out. No mathematics here. */
@NullMarked
package org.frobenius.cli;

import org.jspecify.annotations.NullMarked;
