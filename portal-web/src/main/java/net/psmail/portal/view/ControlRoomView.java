package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code controlroom.jte}, at {@code /control-room}.
 *
 * @param waiting how many have registered and wait for an operator
 * @param deletions how many deletions of accounts wait for a second operator
 */
public record ControlRoomView(
    List<Alarm> alarms,
    Letters letters,
    long waiting,
    int deletions,
    Figures figures,
    List<Domain> domains,
    List<Certificate> certificates,
    List<Job> jobs,
    List<Act> acts) {

  /**
   * Something about a certificate that a person has to see to.
   *
   * @param kind message {@code certificates.alarm.<kind>}
   * @param sentence what exactly, in English as in the logs
   */
  public record Alarm(String kind, String sentence, Instant since) {}

  /**
   * Letters to postmaster and the like.
   *
   * @param mailbox what the configuration names
   * @param read whether somebody has that mailbox
   */
  public record Letters(@Nullable String mailbox, boolean read) {}

  /** How much there is. */
  public record Figures(long accounts, long leaving, long mailboxes, long devices, long sessions) {}

  public record Domain(String name, boolean active, long mailboxes) {}

  /**
   * A managed certificate.
   *
   * @param issuer as its subject is written
   * @param daysLeft negative once it has expired
   */
  public record Certificate(String name, String issuer, Instant expiresAt, long daysLeft) {}

  /**
   * A job that waits or runs.
   *
   * @param failures how often in a row it has failed
   */
  public record Job(
      String name, String instance, Instant nextTry, int failures, @Nullable Instant lastFailure) {}

  /**
   * An entry of the audit.
   *
   * @param act what was done, as in {@code sign-in-refused}; message {@code controlroom.act.<act>}
   * @param who the one who did it
   * @param object what it was done to
   */
  public record Act(Instant at, String act, String who, String object) {}
}
