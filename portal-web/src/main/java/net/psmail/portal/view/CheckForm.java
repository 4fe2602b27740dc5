package net.psmail.portal.view;

import java.util.List;
import java.util.Map;

/**
 * {@code check.jte}; posts what a mail program has been told, or {@code text} to find it in, to
 * {@code /account/setup/check}.
 *
 * @param values what was typed or found, by the name of the field
 * @param state what became of it
 * @param problems beside the fields: what is wrong with them and what belongs there
 * @param refusals logins of the last hour that failed
 */
public record CheckForm(
    Map<String, String> values, State state, List<Problem> problems, List<Refusal> refusals) {

  /** How far the check has come. */
  public enum State {
    ASKED,
    /** The fields were judged. */
    JUDGED,
    /** The same, and a password lay in what was sent. */
    JUDGED_WITHOUT_PASSWORD,
    /** There was nothing to judge. */
    NOTHING
  }

  /** The fields in which one of several words is chosen. */
  public static final Map<String, List<String>> CHOICES =
      Map.of(
          "protocol", List.of("IMAP", "POP3"),
          "incoming-security", List.of("TLS", "STARTTLS", "NONE"),
          "outgoing-security", List.of("TLS", "STARTTLS", "NONE"),
          "authentication", List.of("PASSWORD", "SPA", "OAUTH2", "NONE"),
          "secret", List.of("DEVICE", "SIGN_IN"));

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** Whether fields were judged. */
  public boolean judged() {
    return state == State.JUDGED || state == State.JUDGED_WITHOUT_PASSWORD;
  }
}
