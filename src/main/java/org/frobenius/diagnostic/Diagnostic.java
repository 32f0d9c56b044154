package org.frobenius.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A failure as data. The message says what is wrong and stands alone; labels say where; notes add
 * facts; help is something to type.
 */
public record Diagnostic(
    Kind kind,
    String message,
    Span span,
    List<Label> labels,
    List<String> notes,
    Optional<String> help) {

  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  /** A failure at a span, to be filled in by {@link #label}, {@link #note} and {@link #help}. */
  public static Diagnostic of(Kind kind, String message, Span span) {
    return new Diagnostic(kind, message, span, List.of(), List.of(), Optional.empty());
  }

  /** With one more label; a label on this diagnostic's own span is shown beside the carets. */
  public Diagnostic label(Span at, String text) {
    return new Diagnostic(kind, message, span, plus(labels, new Label(at, text)), notes, help);
  }

  /** With one more fact. */
  public Diagnostic note(String text) {
    return new Diagnostic(kind, message, span, labels, plus(notes, text), help);
  }

  /** With what to do about it. */
  public Diagnostic help(String text) {
    return new Diagnostic(kind, message, span, labels, notes, Optional.of(text));
  }

  /** With what to do about it, where that is known. */
  public Diagnostic help(Optional<String> text) {
    return text.map(this::help).orElse(this);
  }

  /** The same for a text that stands so much later in a longer one. */
  public Diagnostic shifted(int by) {
    return new Diagnostic(
        kind,
        message,
        span.shifted(by),
        labels.stream().map(l -> new Label(l.span().shifted(by), l.text())).toList(),
        notes,
        help);
  }

  private static <T> List<T> plus(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
