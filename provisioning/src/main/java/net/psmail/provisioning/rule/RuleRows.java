package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.suspension.Suspensions;

/** The rows of rules, within a transaction of who asks. Nobody sees another's. */
@ApplicationScoped
class RuleRows {

  private static final String ONWARD =
      """
      select f.address from mail_forward f join mailbox m on m.account_id = f.account_id
      where f.confirmed_at is not null and m.address =
        coalesce((select min(a.mailbox) from mail_alias a where a.address = ?1), ?1)
      """;

  private static final String OWN =
      """
      select address from mailbox where account_id = ?1
      union all
      select address from member_alias where account_id = ?1
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject MailDomains domains;
  @Inject RuleJob job;
  @Inject Suspensions suspensions;
  @Inject Clock clock;

  /**
   * Holds the account until the transaction ends, so that two requests do not both change its
   * rules. It must be the first that a transaction does, or what it reads afterwards may be old.
   *
   * @throws ProvisioningException SESSION_ENDED
   */
  RulesRow hold(long account) {
    accounts.take(account);
    RulesRow row = entities.find(RulesRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      row = new RulesRow(account);
      entities.persist(row);
      entities.flush();
    }
    return row;
  }

  /**
   * Who is suspended begins nothing that sends. To be asked while the account is held.
   *
   * @throws ProvisioningException ACCOUNT_SUSPENDED
   */
  void requireMaySend(long account) {
    suspensions
        .of(account)
        .ifPresent(
            suspension -> {
              throw ProvisioningException.suspended(suspension);
            });
  }

  /** Those who confirm an address come one after the other, so that no two make a ring. */
  void lockChains() {
    lock("select id from mail_domain where name = ?1 for update", domains.defaultDomain().ascii());
  }

  private void lock(String sql, Object parameter) {
    if (entities.createNativeQuery(sql).setParameter(1, parameter).getResultList().isEmpty()) {
      throw ProvisioningException.of(Kind.SESSION_ENDED);
    }
  }

  /** Has the mail server told of a change, once this transaction is over. */
  void change(RulesRow row) {
    row.change();
    job.order(row.accountId(), row.version());
  }

  Optional<RulesRow> find(long account) {
    return Optional.ofNullable(entities.find(RulesRow.class, account));
  }

  Rules rules(long account) {
    return find(account)
        .map(
            row ->
                new Rules(
                    row.junk(),
                    forwards(account).stream()
                        .filter(ForwardRow::isConfirmed)
                        .map(ForwardRow::address)
                        .toList(),
                    row.keepsCopy(),
                    row.vacation().filter(vacation -> row.away()),
                    filters(account).stream().map(one -> one.view().filter()).toList()))
        .orElse(Rules.USUAL);
  }

  List<FilterRow> filters(long account) {
    return entities
        .createQuery(
            "select f from FilterRow f where f.accountId = :account order by f.place, f.id",
            FilterRow.class)
        .setParameter("account", account)
        .getResultList();
  }

  List<ForwardRow> forwards(long account) {
    return entities
        .createQuery(
            "select f from ForwardRow f where f.accountId = :account order by f.id",
            ForwardRow.class)
        .setParameter("account", account)
        .getResultList();
  }

  /**
   * One of them.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  FilterRow filter(long account, long id) {
    return filters(account).stream()
        .filter(row -> row.view().id() == id)
        .findFirst()
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  /**
   * One of them.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  ForwardRow forward(long account, long id) {
    return forwards(account).stream()
        .filter(row -> row.id() == id)
        .findFirst()
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  void add(Object row) {
    entities.persist(row);
    entities.flush();
  }

  void remove(Object row) {
    entities.remove(row);
  }

  /** The account of a mailbox. */
  Optional<Long> accountOf(MailAddress mailbox) {
    return entities
        .createQuery("select m.accountId from Mailbox m where m.address = :address", Long.class)
        .setParameter("address", mailbox.toString())
        .getResultStream()
        .findFirst();
  }

  /** Every address of an account, switched off or not. */
  Collection<String> own(long account) {
    return texts(OWN, account);
  }

  /** Where the mailbox behind an address sends its mail on to. */
  Collection<String> onward(String address) {
    return texts(ONWARD, address);
  }

  private List<String> texts(String sql, Object parameter) {
    List<?> rows = entities.createNativeQuery(sql).setParameter(1, parameter).getResultList();
    return rows.stream().map(String.class::cast).toList();
  }
}
