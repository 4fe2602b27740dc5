package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code registrations.jte}, at {@code /control-room/registrations}; posts {@code id} (several), or
 * {@code all} with what stands in {@link Choice}, and {@code act} there. And {@code
 * registrationsrefuse.jte} and {@code registrationsapprove.jte}, which ask before and post the same
 * again with {@code sure}.
 *
 * @param registrations on this page
 * @param choice which are listed
 * @param done the act of a moment ago, as in {@code registrations.done.registration-approved}; null
 *     if there was none
 * @param next where the list goes on; null at its end
 */
public record RegistrationsView(
    List<Registration> registrations,
    Choice choice,
    @Nullable String done,
    @Nullable Long next,
    List<Problem> problems) {

  /**
   * Which of those who wait.
   *
   * @param network from which they came; empty for any
   * @param reason that is among theirs; empty for any
   * @param count how many there are
   * @param last the number of the last that an operator has seen
   */
  public record Choice(String network, String reason, long count, long last) {

    public boolean some() {
      return !network.isEmpty() || !reason.isEmpty();
    }
  }

  /**
   * Somebody who waits.
   *
   * @param reasons as in {@code registrations.reason.<reason>}
   */
  public record Registration(
      long id, String address, List<String> reasons, String network, Instant askedAt) {}
}
