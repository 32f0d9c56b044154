package org.frobenius.syntax;

/** A relation that has to hold, and what to say when it cannot. Compared by identity. */
final class Goal {
  final Relation relation;
  final Blame blame;
  boolean settled;
  boolean queued;
  boolean watching;

  Goal(Relation relation, Blame blame) {
    this.relation = relation;
    this.blame = blame;
  }
}
