package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import net.psmail.portal.api.Described;

/** What the API answers, held against its description. */
final class Told {

  private Told() {}

  static JsonObject described(String schema, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    return Described.assertIs(schema, Described.read(answer.body()));
  }

  /** The last part of the type. */
  static String problem(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    JsonObject problem = Described.assertIs("Problem", Described.read(answer.body()));
    assertThat(problem.getInt("status")).isEqualTo(status);
    return problem.getString("type").replace("urn:psmail:problem:", "");
  }

  /** Where the list goes on; empty after the last page. */
  static String next(HttpResponse<String> answer) {
    String link = header(answer, "Link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  /** The headers of a program with a token that sends a key. */
  static String[] keyed(String token, String key) {
    return Stream.concat(Stream.of(Tokens.with(token)), Stream.of("Idempotency-Key", key))
        .toArray(String[]::new);
  }
}
