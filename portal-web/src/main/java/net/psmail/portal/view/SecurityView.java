package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code security.jte}, at {@code /account/security}; posts to the addresses of {@link Browser}.
 *
 * @param step null if the password is enough
 * @param browsers those that are not asked for the second step
 * @param done what was done a moment ago, as in the keys {@code security.done.second-step-added};
 *     null if nothing was
 */
public record SecurityView(@Nullable Step step, List<Browser> browsers, @Nullable String done) {

  /**
   * The second step.
   *
   * @param appSince when the app was set up; null without one
   * @param passkeys the oldest first
   * @param codesLeft codes on paper that were not used yet
   */
  public record Step(@Nullable Instant appSince, List<Passkey> passkeys, int codesLeft) {

    /** So few that new ones are wanted. */
    public boolean few() {
      return codesLeft < 4;
    }
  }

  /**
   * A passkey; its removal is asked for at {@code /account/security/passkeys/<id>/remove}.
   *
   * @param usedAt null if it was not used yet
   */
  public record Passkey(long id, String name, Instant addedAt, @Nullable Instant usedAt) {}

  /**
   * A browser; posts nothing to {@code /account/security/browsers/<id>/forget}.
   *
   * @param name null if it does not say
   * @param endsAt when it is asked again
   */
  public record Browser(long id, @Nullable String name, Instant usedAt, Instant endsAt) {}
}
