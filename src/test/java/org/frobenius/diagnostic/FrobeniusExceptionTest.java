package org.frobenius.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrobeniusExceptionTest {
  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindHasItsException(Kind kind) {
    FrobeniusException e = FrobeniusException.of(Diagnostic.of(kind, "wrong", Span.NONE));
    assertThat(e.getClass().getSimpleName()).isEqualToIgnoringCase(kind.word() + "Exception");
    assertThat(e).hasMessage("wrong");
    assertThat(e.source()).isEmpty();
    assertThat(e.report()).isEqualTo("error[" + kind.word() + "]: wrong");
    assertThat(e.getStackTrace()).isEmpty();
  }

  @Test
  void aSourceAttachedOnceStays() {
    Source first = Source.of("first", "A + B");
    FrobeniusException e =
        new ShapeException(Diagnostic.of(Kind.SHAPE, "wrong", new Span(2, 3))).withSource(first);
    assertThat(e).isInstanceOf(ShapeException.class);
    assertThat(e.withSource(Source.of("second", "")).source()).contains(first);
    assertThat(e.report()).contains("--> first:1:3");
  }

  @Test
  void anExceptionCarriesItsOwnKind() {
    Diagnostic shape = Diagnostic.of(Kind.SHAPE, "wrong", Span.NONE);
    assertThatThrownBy(() -> new NameException(shape)).isInstanceOf(IllegalArgumentException.class);
  }
}
