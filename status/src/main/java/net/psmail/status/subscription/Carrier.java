package net.psmail.status.subscription;

import java.util.List;

/** Takes messages to where they belong; for one thread, which keeps it while there are more. */
interface Carrier extends AutoCloseable {

  /** How it went. */
  enum Fate {
    DELIVERED,
    /** The endpoint wants to be told. */
    AGREED,
    /** Perhaps it works later. */
    LATER,
    /** It will never work. */
    REFUSED,
    /** The subscriber wants no more. */
    GONE,
    /** Nothing can be carried at the moment, neither this nor another. */
    NO_WAY
  }

  /**
   * What became of one message.
   *
   * @param error for operators; empty when there was none
   */
  record Carried(Fate fate, String error) {}

  /**
   * Carries one.
   *
   * @param story the notice and what went before it, the newest first; empty for a question
   * @param token what the links in it have
   */
  Carried carry(Delivery delivery, List<Notice> story, String token);

  @Override
  void close();
}
