package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.jspecify.annotations.Nullable;

/**
 * Members' accounts for operators: found, and one of them. Whatever an operator does with an
 * account begins with {@link #get}, which knows who may.
 */
@ApplicationScoped
public class Members {

  /** So many stand on a page. */
  public static final int PAGE = 50;

  private static final int BY_ALIAS = 10;

  private static final String ONE =
      """
      select a.id, m.address, a.state, a.language, a.createdAt, a.leavesAt, a.recoveryConfirmedAt,
          m.quotaBytes, m.active
      from Account a join Mailbox m on m.accountId = a.id where a.id = :id
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject FoundMembers found;

  /**
   * A page of the accounts that are looked for, in the order of addresses.
   *
   * @throws ProvisioningException NOT_FOUND when the session is no operator's
   */
  public MemberPage search(Session operator, MemberSearch search) {
    requireOperator(operator);
    MemberDomain domain = domain(search);
    return transactions.call(
        () -> {
          List<Long> ids = numbers(MemberQuestions.byAddress(search, domain), PAGE + 1);
          List<FoundMember> shown = found.of(ids.subList(0, Math.min(PAGE, ids.size())));
          return new MemberPage(
              shown,
              byAlias(search, domain),
              ids.size() > PAGE
                  ? Optional.of(shown.get(shown.size() - 1).address())
                  : Optional.empty());
        });
  }

  /**
   * One account.
   *
   * @throws ProvisioningException NOT_FOUND when there is none, and when the session is no
   *     operator's
   */
  public Member get(Session operator, long id) {
    requireOperator(operator);
    return transactions
        .call(
            () ->
                entities
                    .createQuery(ONE, Object[].class)
                    .setParameter("id", id)
                    .getResultStream()
                    .findFirst()
                    .map(Members::member))
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  /**
   * One account whose row nobody changes before the transaction ends.
   *
   * @throws ProvisioningException NOT_FOUND, as above
   */
  public Member hold(Session operator, long id) {
    // First of all, so that what is read after it is what others have left behind.
    if (!accounts.tryTake(id)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    return get(operator, id);
  }

  private List<FoundMember> byAlias(MemberSearch search, MemberDomain domain) {
    if (search.words().isEmpty() || !search.isFirstPage()) {
      return List.of();
    }
    Stream<?> rows =
        query(MemberQuestions.byAlias(search, domain))
            .setMaxResults(BY_ALIAS)
            .getResultList()
            .stream();
    return found.byAlias(
        search.standing(),
        rows.map(Object[].class::cast)
            .map(row -> new FoundMembers.Named(((Number) row[0]).longValue(), (String) row[1]))
            .toList());
  }

  private List<Long> numbers(MemberQuestions.Question question, int limit) {
    Stream<?> rows = query(question).setMaxResults(limit).getResultList().stream();
    return rows.map(Number.class::cast).map(Number::longValue).toList();
  }

  private Query query(MemberQuestions.Question question) {
    Query query = entities.createNativeQuery(question.sql());
    for (int i = 0; i < question.values().size(); i++) {
      query.setParameter(i + 1, question.values().get(i));
    }
    return query;
  }

  private MemberDomain domain(MemberSearch search) {
    return search
        .domain()
        .map(
            name ->
                new MemberDomain(Optional.of(name.ascii()), OptionalLong.of(domains.idOf(name))))
        .orElse(MemberDomain.ANY);
  }

  private static Member member(@Nullable Object[] row) {
    return new Member(
        (Long) row[0],
        MailAddress.parse((String) row[1]),
        Member.State.valueOf(String.valueOf(row[2])),
        (String) row[3],
        (Instant) row[4],
        Optional.ofNullable((Instant) row[5]),
        row[6] != null,
        (Long) row[7],
        (Boolean) row[8]);
  }

  /**
   * Whoever is none does not learn that there is anything.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void requireOperator(Session session) {
    if (!session.role().includes(Role.OPERATOR)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }
}
