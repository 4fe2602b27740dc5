package net.psmail.provisioning.sending;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Postfix asks (<a href="https://www.postfix.org/SMTPD_POLICY_README.html#protocol">its policy
 * protocol</a>): lines of name and value, and an empty one at the end.
 *
 * @param login who has logged in, as Dovecot named them to Postfix; empty for nobody
 * @param recipients of the mail
 * @param onward the one recipient to whom a script sends mail on; empty for mail that a member
 *     sends
 */
record PolicyRequest(String login, long recipients, Optional<Onward> onward) {

  /** Many times what Postfix sends, whose lines end with 2 KiB. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final String KIND = "smtpd_access_policy";

  /** Postfix counts them in {@code DATA} and {@code END-OF-MESSAGE}; before that it writes 0. */
  private static final String COUNT = "recipient_count";

  /** What {@code main.cf} calls the questions about scripts, which come before {@code DATA}. */
  private static final String OF_SCRIPTS = "forwarding";

  /**
   * Mail that a script sends on.
   *
   * @param sender of the envelope: whose script it is; empty for nobody
   */
  record Onward(String sender, String recipient) {}

  /** What is no request of this protocol. */
  static final class Malformed extends IOException {

    private static final long serialVersionUID = 1L;

    Malformed(String why) {
      super(why);
    }
  }

  /**
   * Reads the next.
   *
   * @return empty when the other side has ended the connection
   * @throws Malformed when it is none, or is larger than any is
   */
  static Optional<PolicyRequest> read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    int before = '\n';
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n' && before == '\n') {
        return Optional.of(parse(text.toString()));
      }
      if (text.length() == MOST_BYTES) {
        throw new Malformed("The request is larger than any is");
      }
      // Of names and of what is looked at here each character is one byte.
      text.append((char) next);
      before = next;
    }
    if (text.length() > 0) {
      throw new Malformed("The request has no end");
    }
    return Optional.empty();
  }

  private static PolicyRequest parse(String text) throws Malformed {
    Map<String, String> attributes = new HashMap<>();
    for (String line : text.lines().toList()) {
      int sign = line.indexOf('=');
      if (sign < 1) {
        throw new Malformed("A line has no name");
      }
      attributes.put(line.substring(0, sign), line.substring(sign + 1));
    }
    if (!KIND.equals(attributes.get("request"))) {
      throw new Malformed("The request is of no kind that is known");
    }
    return OF_SCRIPTS.equals(attributes.get("policy_context"))
        ? onward(attributes.get("sender"), attributes.get("recipient"))
        : sent(
            attributes.getOrDefault("sasl_username", ""),
            recipients(attributes.getOrDefault(COUNT, "")));
  }

  static PolicyRequest sent(String login, long recipients) {
    return new PolicyRequest(login, recipients, Optional.empty());
  }

  private static PolicyRequest onward(@Nullable String sender, @Nullable String recipient)
      throws Malformed {
    if (sender == null || recipient == null || recipient.isEmpty()) {
      throw new Malformed("Whom a script sends to is not known");
    }
    return new PolicyRequest("", 1, Optional.of(new Onward(sender, recipient)));
  }

  private static long recipients(String text) throws Malformed {
    if (!text.matches("\\d{1,9}")) {
      throw new Malformed("The number of recipients is none");
    }
    long recipients = Long.parseLong(text);
    if (recipients == 0) {
      throw new Malformed(
          "The recipients are not all known yet; smtpd_end_of_data_restrictions is where to ask");
    }
    return recipients;
  }

  /** The action, as Postfix wants it. */
  static byte[] answer(String action) {
    return ("action=" + action + "\n\n").getBytes(StandardCharsets.US_ASCII);
  }
}
