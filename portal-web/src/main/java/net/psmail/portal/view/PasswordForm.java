package net.psmail.portal.view;

import java.util.List;

/**
 * {@code password.jte}; posts {@code current, password, devices} to {@code /account/password}.
 *
 * @param done what was done a moment ago
 * @param hasDevices whether there can be device passwords: operators have no mailbox
 * @param revokeDevices whether they are chosen to be revoked
 */
public record PasswordForm(
    String address, Done done, boolean hasDevices, boolean revokeDevices, List<Problem> problems) {

  /** What was done a moment ago. */
  public enum Done {
    NOTHING,
    CHANGED,
    CHANGED_AND_REVOKED
  }
}
