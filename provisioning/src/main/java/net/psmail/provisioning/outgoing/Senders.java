package net.psmail.provisioning.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/** Under which addresses a member may write; asked of the view that the mail servers ask. */
@ApplicationScoped
public class Senders {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /**
   * The address of the mailbox, and then the others.
   *
   * @throws ProvisioningException NOT_FOUND for an operator
   */
  public List<MailAddress> of(Session session) {
    return of(session.ownMailbox());
  }

  /** The address of a mailbox, and then the others that lead to it. */
  public List<MailAddress> of(MailAddress own) {
    Stream<MailAddress> others = listed(own).stream().filter(address -> !address.equals(own));
    return Stream.concat(Stream.of(own), others).toList();
  }

  private List<MailAddress> listed(MailAddress login) {
    return transactions.call(
        () -> {
          List<?> rows =
              entities
                  .createNativeQuery(
                      "select address from mail_sender where login = ?1 order by address")
                  .setParameter(1, login.toString())
                  .getResultList();
          return rows.stream().map(String.class::cast).map(MailAddress::parse).toList();
        });
  }
}
