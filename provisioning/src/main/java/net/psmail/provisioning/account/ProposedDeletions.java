package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Offices;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;

/** Which deletions operators have asked for; {@link Deletions} decides them. */
@ApplicationScoped
public class ProposedDeletions {

  private static final int MOST = 200;
  private static final String QUERY =
      "select w, a.signInName from DeletionWish w join Account a on a.id = w.accountId where ";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject Offices offices;

  /**
   * Those that nobody has agreed to yet and that concern this operator, the oldest first; behind
   * them those of whole branches, of which there can be many at once.
   *
   * @throws ProvisioningException NOT_FOUND when the session is no operator's
   */
  public List<ProposedDeletion> waiting(Session operator) {
    long domain = offices.of(operator).id().orElse(0);
    return transactions.call(
        () ->
            entities
                .createQuery(
                    QUERY
                        + "w.approvedById is null and (:domain = 0 or a.domainId = :domain)"
                        + " order by w.withBranch, w.askedAt",
                    Object[].class)
                .setParameter("domain", domain)
                .setMaxResults(MOST)
                .getResultStream()
                .map(ProposedDeletions::view)
                .toList());
  }

  /** That of an account. */
  public Optional<ProposedDeletion> find(Actor operator, long account) {
    return of(members.get(operator, account).id());
  }

  /** The one of a member's own account that was agreed to. */
  public Optional<ProposedDeletion> ofOwn(Session member) {
    return of(member.accountId()).filter(ProposedDeletion::isApproved);
  }

  Optional<ProposedDeletion> of(long account) {
    return transactions.call(
        () ->
            entities
                .createQuery(QUERY + "w.accountId = :account", Object[].class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst()
                .map(ProposedDeletions::view));
  }

  private static ProposedDeletion view(Object[] row) {
    return ((DeletionWish) row[0]).view((String) row[1]);
  }
}
