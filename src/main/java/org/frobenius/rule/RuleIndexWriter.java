package org.frobenius.rule;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the {@link RuleIndex} of each text of the rulebook beside it, as a step of the build. */
public final class RuleIndexWriter {
  /** Of a rule with no entrywise reading: more than any expression has. */
  private static final long NOTHING_FITS = -1;

  private RuleIndexWriter() {}

  /** The folder of compiled classes, in which the texts are already. */
  public static void main(String[] args) throws IOException {
    for (Rule.Family family : Rule.Family.values()) {
      Path text = Path.of(args[0], Rulebook.resource(family).split("/"));
      Path index = Path.of(args[0], Rulebook.index(family).split("/"));
      Files.write(index, write(Files.readAllBytes(text), family));
    }
  }

  /** The bytes of the index of a text. */
  static byte[] write(byte[] text, Rule.Family family) {
    var places = new LinkedHashMap<String, List<RuleIndex.Place>>();
    var names = new HashSet<String>();
    for (int start = 0, end; start < text.length; start = end + 1) {
      end = start;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      String line = new String(text, start, end - start, StandardCharsets.UTF_8);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Rule rule = RuleReader.read(line, family);
      if (!names.add(rule.name())) {
        throw new RuleSyntaxException(line, "a second rule named `" + rule.name() + "`");
      }
      places.computeIfAbsent(head(rule), _ -> new ArrayList<>()).add(place(rule, start, end));
    }
    return write(RuleIndex.checksum(text), places);
  }

  /** The head under which a rule stands: the first under which its pattern is looked for. */
  private static String head(Rule rule) {
    return Heads.of(rule.pattern()).names().stream()
        .filter(head -> !head.isEmpty())
        .findFirst()
        .orElseThrow(() -> new RuleSyntaxException(rule.text(), "a pattern without a head"));
  }

  private static RuleIndex.Place place(Rule rule, int start, int end) {
    Optional<Rule> lifted = EntrywiseLift.of(rule);
    return new RuleIndex.Place(
        start,
        end,
        Signature.required(rule.pattern()),
        Signature.operators(rule.pattern()),
        lifted.map(l -> Signature.required(l.left())).orElse(NOTHING_FITS),
        lifted.map(l -> Signature.operators(l.left())).orElse(NOTHING_FITS));
  }

  private static byte[] write(long checksum, Map<String, List<RuleIndex.Place>> places) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(checksum);
      for (var entry : places.entrySet()) {
        out.writeByte(entry.getKey().length());
        out.writeBytes(entry.getKey());
        out.writeChar(entry.getValue().size());
        for (RuleIndex.Place place : entry.getValue()) {
          out.writeInt(place.start());
          out.writeInt(place.end());
          out.writeLong(place.required());
          out.writeLong(place.operators());
          out.writeLong(place.entrywise());
          out.writeLong(place.entrywiseOperators());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
