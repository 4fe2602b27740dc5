package net.psmail.status.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message for one subscriber.
 *
 * @param about the id of the notice, or that of a question
 * @param confirmed whether the subscriber has said yes before
 * @param refusals how many notices in a row were refused for good
 * @param secret what signs, null for a mail
 */
record Delivery(
    String subscriber,
    String address,
    String language,
    String tokenHash,
    @Nullable String secret,
    boolean confirmed,
    int refusals,
    String about,
    int attempts,
    Instant createdAt) {

  private static final String QUESTION = "ask ";

  /** The id of a question that is put at this time. */
  static String question(Instant now) {
    return QUESTION + now.toEpochMilli();
  }

  static boolean isQuestion(String about) {
    return about.startsWith(QUESTION);
  }

  boolean isQuestion() {
    return isQuestion(about);
  }

  /** The same for the same message to the same subscriber, also when it is sent again. */
  String key() {
    return subscriber + " " + about;
  }
}
