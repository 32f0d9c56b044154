package org.frobenius.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Shape;

/**
 * Finds shapes that satisfy all relations: each is settled at once or woken when one of its
 * dimensions becomes known, so that the work is proportional to the program.
 */
final class Inference implements DimUnifier.Listener {
  private final DimUnifier dims = new DimUnifier(this);
  private final Deque<Goal> agenda = new ArrayDeque<>();
  private final List<Goal> postponed = new ArrayList<>();
  private Blame current =
      () -> {
        throw new IllegalStateException("no goal");
      };

  DimUnifier dims() {
    return dims;
  }

  ShapeVar open() {
    return new ShapeVar(dims.open(), dims.open());
  }

  ShapeVar scalar() {
    return new ShapeVar(dims.one(), dims.one());
  }

  ShapeVar known(Shape shape) {
    return new ShapeVar(dims.known(shape.rows()), dims.known(shape.cols()));
  }

  ShapeVar column(DimVar rows) {
    return new ShapeVar(rows, dims.one());
  }

  /** As far as it is known; open dimensions have names that begin with a question mark. */
  Shape resolve(ShapeVar shape) {
    return new Shape(dims.resolve(shape.rows()), dims.resolve(shape.cols()));
  }

  /**
   * The relation holds from now on. Where it cannot, that is a failure with the diagnostic of the
   * one that gave way.
   */
  void require(Relation relation, Blame blame) {
    settle(new Goal(relation, blame)).ifPresent(Inference::fail);
    propagate().ifPresent(Inference::fail);
  }

  private static void fail(Blame blame) {
    throw FrobeniusException.of(blame.diagnostic());
  }

  /** The shape of {@code left*right}. */
  ShapeVar product(ShapeVar left, ShapeVar right, Blame blame) {
    if (dims.isScalar(left)) {
      return right;
    }
    if (dims.isScalar(right)) {
      return left;
    }
    if (dims.isNoScalar(left) && dims.isNoScalar(right)) {
      require(new Relation.Equal(List.of(new Relation.Pair(left.cols(), right.rows()))), blame);
      return new ShapeVar(left.rows(), right.cols());
    }
    ShapeVar result = open();
    require(new Relation.MatrixProduct(result, left, right), blame);
    return result;
  }

  /** The shape of {@code left .* right}. */
  ShapeVar broadcast(ShapeVar left, ShapeVar right, Blame blame) {
    if (dims.isScalar(left)) {
      return right;
    }
    if (dims.isScalar(right)) {
      return left;
    }
    if (dims.isNoScalar(left) && dims.isNoScalar(right)) {
      require(Relation.Equal.shapes(left, right), blame);
      return left;
    }
    ShapeVar result = open();
    require(new Relation.Broadcast(result, left, right), blame);
    return result;
  }

  /**
   * Makes an assumption where that leads to no clash.
   *
   * @return what gave way; then nothing is changed
   */
  Optional<Diagnostic> attempt(BooleanSupplier assumption, Blame blame, boolean lenient) {
    return attempt(assumption, () -> true, blame, lenient);
  }

  /**
   * The same, where it leads to what is sound as well.
   *
   * @param sound asked when all that follows is settled
   */
  Optional<Diagnostic> attempt(
      BooleanSupplier assumption, BooleanSupplier sound, Blame blame, boolean lenient) {
    dims.beginTrial(lenient);
    int waiting = postponed.size();
    current = blame;
    Optional<Diagnostic> clash =
        (assumption.getAsBoolean() ? propagate() : Optional.of(blame))
            .or(() -> sound.getAsBoolean() ? Optional.empty() : Optional.of(blame))
            .map(Blame::diagnostic);
    if (clash.isPresent()) {
      dims.undoTrial();
      agenda.forEach(goal -> goal.queued = false);
      agenda.clear();
      postponed.subList(waiting, postponed.size()).clear();
    } else {
      dims.keepTrial();
    }
    return clash;
  }

  /** The equations that have more than one solution yet. */
  List<Relation.Equation> undecided() {
    var undecided = new ArrayList<Relation.Equation>();
    for (Goal goal : postponed) {
      if (!goal.settled && goal.relation instanceof Relation.Equation equation) {
        undecided.add(equation);
      }
    }
    return undecided;
  }

  /** Checks what had to wait to the end, when all dimensions have names. */
  void finish() {
    for (Goal goal : List.copyOf(postponed)) {
      settle(goal)
          .ifPresent(
              blame -> {
                throw FrobeniusException.of(
                    blame
                        .diagnostic()
                        .note(
                            "sizes of undeclared names are not always told by their use: declare"
                                + " them"));
              });
    }
    propagate().ifPresent(Inference::fail);
  }

  private Optional<Blame> propagate() {
    while (!agenda.isEmpty()) {
      Goal goal = agenda.removeFirst();
      goal.queued = false;
      Optional<Blame> clash = settle(goal);
      if (clash.isPresent()) {
        return clash;
      }
    }
    return Optional.empty();
  }

  private Optional<Blame> settle(Goal goal) {
    if (goal.settled) {
      return Optional.empty();
    }
    current = goal.blame;
    return switch (goal.relation.settle(dims)) {
      case SETTLED -> {
        goal.settled = true;
        dims.onUndo(() -> goal.settled = false);
        yield Optional.empty();
      }
      case WAITING -> {
        if (!goal.watching) {
          goal.watching = true;
          dims.onUndo(() -> goal.watching = false);
          goal.relation.watched().forEach(dim -> dims.watch(dim, goal));
        }
        yield Optional.empty();
      }
      case CLASH -> Optional.of(goal.blame);
    };
  }

  @Override
  public void wake(Goal goal) {
    if (!goal.settled && !goal.queued) {
      goal.queued = true;
      agenda.addLast(goal);
    }
  }

  @Override
  public void postpone(Dim left, Dim right, List<DimVar> open) {
    var goal = new Goal(new Relation.Equation(left, right, open), current);
    goal.watching = true;
    postponed.add(goal);
    open.forEach(dim -> dims.watch(dim, goal));
  }
}
