package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.LongPredicate;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.invite.OperatorInvites;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * Links that somebody made who works here, to another password and into domains. Whoever made one
 * may have kept it, so it ends with the duty that allowed it.
 */
@ApplicationScoped
class MadeLinks {

  @Inject Resets resets;
  @Inject OperatorInvites invites;
  @Inject MailDomains domains;

  /**
   * Makes those worthless, in a transaction.
   *
   * @param left what the person may still do; empty when that is nothing
   */
  void withdraw(Session administrator, Account person, Optional<Duty> left, Origin origin) {
    if (left.map(Duty::role).filter(role -> role.includes(Role.OPERATOR)).isEmpty()) {
      invites.withdrawAllOf(person.id());
      LongPredicate kept =
          left.flatMap(Duty::domain)
              .map(domains::idOf)
              .<LongPredicate>map(own -> domain -> domain == own)
              .orElse(domain -> false);
      resets.withdrawAllOf(administrator, person.signInName(), kept, origin);
    }
  }
}
