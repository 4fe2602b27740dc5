package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.clientsettings.MailAccount;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;

/**
 * Links that hand an account with its device password to whoever opens them first. A link dies with
 * its password: fifteen minutes after it was made, with the account, or when its owner revokes it.
 */
@ApplicationScoped
public class SetupLinks {

  /** As long as the view of the mail servers has the password, it works. */
  private static final String OPEN =
      "select v.address, l.sealed, m.account_id, d.name"
          + " from setup_link l join mail_login v on v.device_id = l.device_id"
          + " join device_password d on d.id = l.device_id join mailbox m on m.id = d.mailbox_id"
          + " where l.hash = ?1 and l.expires_at > ?2";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  private record Open(MailAddress mailbox, String sealed, long accountId, String device) {}

  /** Whose mailbox a link sets up; empty if it was used, has expired or never was. */
  public Optional<MailAddress> mailboxOf(String token) {
    return SetupToken.parse(token)
        .flatMap(known -> transactions.call(() -> find(known)))
        .map(Open::mailbox);
  }

  /** Hands out what a link holds, and ends it: of those who ask at once, one gets it. */
  public Optional<MailAccount> take(String token, Origin origin) {
    return SetupToken.parse(token)
        .flatMap(
            known ->
                transactions.call(
                    () ->
                        find(known)
                            .filter(open -> end(known))
                            .map(open -> handOut(known, open, origin))));
  }

  /** Makes one for a device, in the transaction that made the device. */
  SetupToken make(long deviceId, SealedAccount account, Instant end) {
    SetupToken token = SetupToken.random(codes);
    String sealed = token.seal(account.text(), codes);
    entities.persist(new SetupLink(token.hash(), deviceId, sealed, end));
    return token;
  }

  private Optional<Open> find(SetupToken token) {
    Stream<?> rows =
        entities
            .createNativeQuery(OPEN)
            .setParameter(1, token.hash())
            .setParameter(2, clock.instant().getEpochSecond())
            .getResultStream();
    return rows.findFirst()
        .map(Object[].class::cast)
        .map(
            row ->
                new Open(
                    MailAddress.parse((String) row[0]),
                    (String) row[1],
                    ((Number) row[2]).longValue(),
                    (String) row[3]));
  }

  /** The database says to one alone that the row was there. */
  private boolean end(SetupToken token) {
    return entities
            .createQuery("delete from SetupLink l where l.hash = :hash")
            .setParameter("hash", token.hash())
            .executeUpdate()
        == 1;
  }

  private MailAccount handOut(SetupToken token, Open open, Origin origin) {
    audit.by(
        open.accountId(), open.mailbox().toString(), Act.SETUP_LINK_USED, open.device(), origin);
    return SealedAccount.parse(token.open(open.sealed())).of(open.mailbox());
  }
}
