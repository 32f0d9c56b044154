package org.frobenius.diagnostic;

/** A remark on a stretch of the source, shown beneath it. */
public record Label(Span span, String text) {}
