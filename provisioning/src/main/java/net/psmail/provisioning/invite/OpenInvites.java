package net.psmail.provisioning.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.key.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Invitations from the side of those who come by one. Whoever takes back a branch holds the row of
 * each inviter, and so does whoever comes by an invitation: either the guest is there to be taken
 * back, or the invitation is not there any more.
 */
@ApplicationScoped
public class OpenInvites {

  private static final String OPEN =
      "select i from Invite i where i.hash = :hash and i.guestId is null and i.expiresAt > :now";
  private static final String USE =
      """
      update Invite i set i.guestId = :guest, i.usedAt = :now, i.expiresAt = null
      where i.hash = :hash and i.guestId is null and i.expiresAt > :now
      """;
  private static final String HOLD =
      """
      select a.id from account a where a.id = ?1 and a.state in ('ACTIVE', 'LEAVING')
        and not exists (select 1 from suspension x where x.account_id = a.id
          and (x.ends_at is null or x.ends_at > unix_timestamp())) for update
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject Clock clock;

  /** Into which domain the link with this token leads now; empty if it leads nowhere. */
  public Optional<DomainName> domain(String token) {
    return transactions.call(
        () -> find(token).map(Invite::domainId).map(id -> domains.servedById().get(id)));
  }

  /**
   * Uses an invitation up, in the transaction that makes the guest's account.
   *
   * @throws ProvisioningException LINK_USED, also when somebody else was faster
   */
  public void use(String token, long guest) {
    Long inviter =
        find(token)
            .map(open -> Optional.ofNullable(open.inviterId()))
            .orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED))
            .orElse(null);
    if (!holds(inviter) || !use(Digests.sha256(token), guest, clock.instant())) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
  }

  private boolean holds(@Nullable Long inviter) {
    return inviter == null
        || !entities.createNativeQuery(HOLD).setParameter(1, inviter).getResultList().isEmpty();
  }

  /** One statement: of two that come at once, one changes the row. */
  private boolean use(String hash, long guest, Instant now) {
    return 1
        == entities
            .createQuery(USE)
            .setParameter("guest", guest)
            .setParameter("now", now)
            .setParameter("hash", hash)
            .executeUpdate();
  }

  private Optional<Invite> find(String token) {
    return entities
        .createQuery(OPEN, Invite.class)
        .setParameter("hash", Digests.sha256(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }
}
