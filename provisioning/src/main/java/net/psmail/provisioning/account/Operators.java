package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * How the first of the people who run the provider comes in: by a one-time link that the start
 * makes as long as there is no administrator. Everybody else is invited ({@link Invitations}).
 */
@ApplicationScoped
public class Operators {

  @Inject Invitations invitations;
  @Inject Newcomers newcomers;

  private volatile Optional<String> invitation = Optional.empty();

  /** Makes the first administrator's link anew, or none when there is one. */
  public void invite() {
    invitation = invitations.first();
  }

  /**
   * The token for the first administrator's link, good for 24 hours; empty once it was used. It
   * goes into a file that only the machine's owner can read, never into a log.
   */
  public Optional<String> invitation() {
    return invitation.filter(token -> newcomers.duty(token).isPresent());
  }
}
