package net.psmail.provisioning.account;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailedcode.CodeHolder;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.signup.Outcome;
import net.psmail.provisioning.signup.Reason;

/**
 * A registration that nothing stands against, as far as could be seen before it is written.
 *
 * @param form the hash of form and address, by which the same form sent again is known
 * @param invite the token of an invitation; empty for none
 * @param confirmed who has confirmed an address by a mailed code, which is used up by it
 * @param keepsAddress whether that address becomes the other address of the account
 * @param reasons why an operator looks first; empty if none needs to
 */
record Admission(
    MailAddress address,
    String language,
    PasswordTag password,
    String form,
    String invite,
    Optional<CodeHolder> confirmed,
    boolean keepsAddress,
    Set<Reason> reasons) {

  Admission {
    // In their order, as operators read them.
    reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
  }

  boolean isInvited() {
    return !invite.isEmpty();
  }

  /** What it counts as. */
  Set<Outcome> outcomes() {
    return Outcome.of(reasons, isInvited());
  }
}
