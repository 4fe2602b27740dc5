package net.psmail.provisioning.invite;

import org.jspecify.annotations.Nullable;

/**
 * Who makes an invitation: a member, under whom the guest will stand, or an operator, under whom
 * nobody does.
 *
 * @param inviter the account of the member
 * @param operator the account of the operator
 */
record Maker(@Nullable Long inviter, @Nullable Long operator) {

  static Maker member(long account) {
    return new Maker(account, null);
  }

  static Maker operator(long account) {
    return new Maker(null, account);
  }
}
