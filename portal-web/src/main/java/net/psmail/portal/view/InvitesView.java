package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code invites.jte}, at {@code /account/invites}; posts {@code form} and {@code note} there, and
 * nothing to {@code /account/invites/<id>/withdraw}.
 *
 * @param domain into which the member invites
 * @param rules of the provider
 * @param hindrance why none can be made now; null if one can
 * @param from when the member has been here long enough; null unless that is the hindrance
 * @param link the newest, which is shown once; null otherwise
 * @param withdrawn whether one was withdrawn a moment ago
 * @param form random: sent twice, it makes one invitation
 * @param note what was typed for a new one, kept
 */
public record InvitesView(
    String domain,
    Rules rules,
    @Nullable Hindrance hindrance,
    @Nullable Instant from,
    @Nullable String link,
    List<Open> open,
    List<Used> used,
    boolean withdrawn,
    String form,
    String note,
    List<Problem> problems) {

  /** Why a member can make none now; the texts are {@code invites.hindrance.<word>}. */
  public enum Hindrance {
    OFF,
    SUSPENDED,
    CLOSED,
    NEW,
    USED_UP
  }

  /**
   * What the provider allows.
   *
   * @param left how many more
   * @param allowance how many within a period
   * @param days of the period
   * @param lifetime in days, of one
   */
  public record Rules(long left, long allowance, long days, long lifetime) {}

  /** One that nobody has used yet. */
  public record Open(long id, String note, Instant expiresAt) {}

  /** One by which somebody came; who, is for the guest to say. */
  public record Used(String note, Instant usedAt) {}
}
