package org.frobenius.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What sequences have alike at their beginning: a compact tree, with a node where a sequence ends
 * and where two of them part.
 *
 * <p>Source: Morrison, PATRICIA, Journal of the ACM 15 (1968), 514-534.
 */
final class PrefixTree {
  /** A row of letters, read from either end. */
  record Sequence(int[] letters, int from, int to, boolean backwards) {
    int length() {
      return to - from;
    }

    int at(int i) {
      return backwards ? letters[to - 1 - i] : letters[from + i];
    }

    /** How many letters they begin with alike. */
    int common(Sequence other) {
      int most = Math.min(length(), other.length());
      int i = 0;
      while (i < most && at(i) == other.at(i)) {
        i++;
      }
      return i;
    }

    private static int compare(Sequence a, Sequence b) {
      int i = a.common(b);
      return i < Math.min(a.length(), b.length())
          ? Integer.compare(a.at(i), b.at(i))
          : Integer.compare(a.length(), b.length());
    }
  }

  /** The first {@code depth} letters of a sequence. */
  static final class Node {
    private final Sequence sequence;
    private final int depth;
    private Optional<Node> parent = Optional.empty();
    private int uses;

    private Node(Sequence sequence, int depth) {
      this.sequence = sequence;
      this.depth = depth;
    }

    /** The longest shorter node it begins with; none of the root. */
    Optional<Node> parent() {
      return parent;
    }

    /** How many sequences end here, and how many nodes have it for their parent. */
    int uses() {
      return uses;
    }

    /** The letters it has more than its parent, in the order of reading. */
    List<Integer> own() {
      var own = new ArrayList<Integer>();
      for (int i = parent.map(p -> p.depth).orElse(0); i < depth; i++) {
        own.add(sequence.at(i));
      }
      return own;
    }
  }

  private final List<Node> ends;
  private final List<Node> nodes = new ArrayList<>();

  PrefixTree(List<Sequence> sequences) {
    this.ends = new ArrayList<>(Collections.nCopies(sequences.size(), null));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(sequences::get, Sequence::compare));
    Deque<Node> path = new ArrayDeque<>();
    path.push(node(new Sequence(new int[0], 0, 0, false), 0));
    for (int i : order) {
      Sequence next = sequences.get(i);
      Node top = path.getFirst();
      part(path, Math.min(top.depth, top.sequence.common(next)));
      if (next.length() > path.getFirst().depth) {
        path.push(node(next, next.length()));
      }
      path.getFirst().uses++;
      ends.set(i, path.getFirst());
    }
    part(path, 0);
    nodes.sort(Comparator.comparingInt(n -> n.depth));
  }

  private Node node(Sequence sequence, int depth) {
    var node = new Node(sequence, depth);
    nodes.add(node);
    return node;
  }

  /** Leaves the nodes deeper than a depth; the path ends at it then. */
  private void part(Deque<Node> path, int depth) {
    while (path.getFirst().depth > depth) {
      Node left = path.pop();
      if (path.getFirst().depth < depth) {
        path.push(node(left.sequence, depth));
      }
      left.parent = Optional.of(path.getFirst());
      path.getFirst().uses++;
    }
  }

  /** Parents before their children. */
  List<Node> nodes() {
    return nodes;
  }

  /** Where the sequence of this number ends. */
  Node end(int i) {
    return ends.get(i);
  }
}
