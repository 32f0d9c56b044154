package org.frobenius.numeric;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Op;

/** What each operator of the language computes. */
final class Operators {
  private Operators() {}

  static RealMatrix apply(Op op, List<RealMatrix> args) {
    RealMatrix a = args.getFirst();
    RealMatrix last = args.getLast();
    return switch (op) {
      case TRACE -> Dense.scalar(a.getTrace());
      case DETERMINANT -> Dense.scalar(LuFactorization.of(a).determinant());
      case LOGDET -> Dense.scalar(Determinants.logarithm(a));
      case FROBENIUS -> Dense.scalar(Reductions.frobenius(a, last));
      case SUM -> Dense.scalar(Reductions.sum(Reductions.entries(a)));
      case PROD -> Dense.scalar(Reductions.product(Reductions.entries(a)));
      case MAX -> Dense.scalar(Reductions.max(Reductions.entries(a)));
      case MIN -> Dense.scalar(-Reductions.max(Reductions.entries(Dense.scale(-1, a))));
      case ARGMAX -> Reductions.argmax(a);
      case ARGMIN -> Reductions.argmax(Dense.scale(-1, a));
      case NORM -> Dense.scalar(Reductions.norm(Reductions.entries(a), 2));
      case NORM_ONE -> Dense.scalar(Reductions.norm(Reductions.entries(a), 1));
      case NORM_INFINITY -> Dense.scalar(Dense.largest(a));
      case NORM_NUCLEAR -> Dense.scalar(Reductions.sum(SingularValues.of(a).values()));
      case NORM_SPECTRAL -> Dense.scalar(SingularValues.of(a).values()[0]);
      case NORM_P -> Dense.scalar(Reductions.norm(Reductions.entries(a), last.getEntry(0, 0)));
      case LOGSUMEXP -> Dense.scalar(Reductions.logSumExp(Reductions.entries(a)));
      case EIGMAX -> Dense.scalar(symmetric(op, a).values()[0]);
      case EIGMIN -> Dense.scalar(symmetric(op, a).values()[a.getRowDimension() - 1]);
      case EIGVALS -> Dense.column(symmetric(op, a).values());
      case EIGVECS -> symmetric(op, a).vectors();
      case EVMAX -> Dense.column(symmetric(op, a).vector(0));
      case EVMIN -> Dense.column(symmetric(op, a).vector(a.getRowDimension() - 1));
      case U1 -> Dense.column(SingularValues.of(a).left());
      case V1 -> Dense.column(SingularValues.of(a).right());
      case SVDVALS -> Dense.column(tall(op, a).values());
      case SVDU -> tall(op, a).leftVectors();
      case SVDV -> tall(op, a).rightVectors();
      case POLAR -> SingularValues.of(a).polar(0);
      case ROWSUM -> Reductions.ofRows(a, Reductions::sum);
      case COLSUM -> Reductions.ofRows(a.transpose(), Reductions::sum);
      case ROWNORM -> Reductions.ofRows(a, row -> Reductions.norm(row, 2));
      case COLNORM -> Reductions.ofRows(a.transpose(), column -> Reductions.norm(column, 2));
      case SOFTMAX ->
          Arrangements.unvec(softmaxOfAll(a), a.getRowDimension(), a.getColumnDimension());
      case ROWSOFTMAX -> Reductions.mapRows(a, Reductions::softmax);
      case COLSOFTMAX -> Reductions.mapRows(a.transpose(), Reductions::softmax).transpose();
      case ROWLOGSUMEXP -> Reductions.ofRows(a, Reductions::logSumExp);
      case COLLOGSUMEXP -> Reductions.ofRows(a.transpose(), Reductions::logSumExp);
      case DIAG -> Arrangements.diagonalMatrix(a);
      case DIAGONAL -> Arrangements.diagonal(a);
      case VEC -> Arrangements.vec(a);
      case UNVEC ->
          Arrangements.unvec(a, (int) args.get(1).getEntry(0, 0), (int) last.getEntry(0, 0));
      case VECH -> Arrangements.vech(a);
      case KRON -> Arrangements.kron(a, last);
      case KHATRIRAO -> Arrangements.khatriRao(a, last);
      case CONTRACT_LEFT -> Arrangements.contractLeft(a, last);
      case CONTRACT_RIGHT -> Arrangements.contractRight(a, last);
      case CROSS -> Arrangements.cross(a, last);
      case TRIL -> Arrangements.lower(a);
      case TRIU -> Arrangements.lower(a.transpose()).transpose();
      case SYM -> Dense.scale(0.5, Dense.add(a, a.transpose()));
      case SKEW -> Dense.scale(0.5, Dense.subtract(a, a.transpose()));
      case ADJUGATE -> Adjugates.value(a);
      case PINV -> SingularValues.of(a).pseudoinverse(0);
      case SYLVESTER -> Sylvester.solve(a, args.get(1), last, "sylvester");
      case LYAPUNOV -> Sylvester.solve(a, a.transpose(), Dense.scale(-1, last), "lyap");
      case CONJ -> a;
      case PROD_OTHERS -> Reductions.productsOfOthers(a);
      case ADJUGATE_DERIVATIVE -> Adjugates.derivative(a, args.subList(1, args.size()));
    };
  }

  private static RealMatrix softmaxOfAll(RealMatrix a) {
    return Dense.column(Reductions.softmax(Reductions.entries(a)));
  }

  private static SingularValues tall(Op op, RealMatrix a) {
    if (a.getRowDimension() < a.getColumnDimension()) {
      throw Failures.domain(
          "`%s` of %s: as its sizes are letters, it is taken to have as many rows as columns, or more; declare its sizes as numbers, or write it of the transpose"
              .formatted(op.written(), Failures.operand(a)));
    }
    return SingularValues.of(a);
  }

  private static SymmetricEigen symmetric(Op op, RealMatrix a) {
    if (!Dense.isSymmetric(a, Membership.TOLERANCE)) {
      throw Failures.domain("`" + op.written() + "` of a matrix that is not symmetric");
    }
    return SymmetricEigen.of(a);
  }
}
