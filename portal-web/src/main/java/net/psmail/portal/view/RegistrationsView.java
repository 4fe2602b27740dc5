package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code registrations.jte}, at {@code /control-room/registrations}; posts {@code id} (several) and
 * {@code act} there. And {@code registrationsrefuse.jte}, which asks before the chosen are refused
 * and posts the same again with {@code sure}.
 *
 * @param done the act of a moment ago, as in {@code registrations.done.registration-approved}; null
 *     if there was none
 * @param next where the list goes on; null at its end
 */
public record RegistrationsView(
    List<Registration> registrations,
    @Nullable String done,
    @Nullable Long next,
    List<Problem> problems) {

  /**
   * Somebody who waits.
   *
   * @param reasons as in {@code registrations.reason.<reason>}
   */
  public record Registration(
      long id, String address, List<String> reasons, String network, Instant askedAt) {}
}
