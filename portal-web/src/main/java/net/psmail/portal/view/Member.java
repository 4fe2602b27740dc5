package net.psmail.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The person who is signed in.
 *
 * @param name the mail address, or the sign-in name of somebody who works here
 * @param rank what the person may do
 * @param takenOverAt when a recovery that somebody has begun of this mailbox can be finished; null
 *     if nobody has
 */
public record Member(String name, Rank rank, @Nullable Instant takenOverAt) {

  /** Somebody whose mailbox nobody is about to take over. */
  public Member(String name, Rank rank) {
    this(name, rank, null);
  }

  /**
   * Each may do what those before it may, but who owns a mailbox does not work here, and who looks
   * after one domain does nothing else. Who is NEW waits for an operator.
   */
  public enum Rank {
    NEW,
    OWNER,
    DOMAIN_OPERATOR,
    AUTHOR,
    OPERATOR,
    ADMINISTRATOR
  }

  /** Whether the person works here. */
  public boolean staff() {
    return atLeast(Rank.DOMAIN_OPERATOR);
  }

  /** Whether the person looks after accounts. */
  public boolean keeper() {
    return rank == Rank.DOMAIN_OPERATOR || operator();
  }

  /** Whether the person writes texts. */
  public boolean author() {
    return atLeast(Rank.AUTHOR);
  }

  /** Whether the person runs the service. */
  public boolean operator() {
    return atLeast(Rank.OPERATOR);
  }

  /** Whether the person decides who works here. */
  public boolean administrator() {
    return atLeast(Rank.ADMINISTRATOR);
  }

  /** Whether the person waits for an operator, and no mail runs. */
  public boolean waits() {
    return rank == Rank.NEW;
  }

  /** Where the person begins. */
  public String home() {
    if (operator()) {
      return "/control-room";
    }
    if (keeper()) {
      return "/control-room/accounts";
    }
    return author() ? "/control-room/texts" : "/account";
  }

  private boolean atLeast(Rank other) {
    return rank.compareTo(other) >= 0;
  }
}
