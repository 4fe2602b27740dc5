package net.psmail.provisioning.outgoing;

import java.util.ArrayList;
import java.util.List;

/**
 * A mail that was sent.
 *
 * @param recipients the first who get it
 * @param others how many more do
 * @param filed whether its sender has a copy among the sent mails
 */
public record SentMail(List<String> recipients, int others, boolean filed) {

  /** As much as fits into a secret of a session. */
  private static final int MOST_CHARACTERS = 500;

  public SentMail {
    recipients = List.copyOf(recipients);
  }

  static SentMail of(List<String> all, boolean filed) {
    List<String> told = new ArrayList<>();
    int characters = 0;
    for (String recipient : all) {
      characters += recipient.length() + 1;
      if (characters > MOST_CHARACTERS) {
        break;
      }
      told.add(recipient);
    }
    return new SentMail(told, all.size() - told.size(), filed);
  }

  static SentMail parse(String line) {
    String[] parts = line.split(" ", -1);
    return new SentMail(
        List.of(parts).subList(2, parts.length),
        Integer.parseInt(parts[0]),
        Boolean.parseBoolean(parts[1]));
  }

  /** In one line, to be read again. */
  String line() {
    return others + " " + filed + " " + String.join(" ", recipients);
  }
}
