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
import net.psmail.provisioning.session.Actor;
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
          m.quotaBytes, m.active, a.domainId
      from Account a join Mailbox m on m.accountId = a.id where a.id = :id
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject FoundMembers found;
  @Inject Offices offices;

  /**
   * A page of the accounts that are looked for, in the order of addresses.
   *
   * @throws ProvisioningException NOT_FOUND when it is no operator who asks
   */
  public MemberPage search(Actor operator, MemberSearch search) {
    return search(operator, search, PAGE);
  }

  /**
   * A page of another length.
   *
   * @param most one or more
   * @throws ProvisioningException as above
   */
  public MemberPage search(Actor operator, MemberSearch search, int most) {
    MemberDomain office = offices.of(operator);
    MemberDomain domain = office.id().isPresent() ? office : domain(search);
    return transactions.call(
        () -> {
          List<Long> ids = numbers(MemberQuestions.byAddress(search, domain), most + 1);
          List<FoundMember> shown = found.of(ids.subList(0, Math.min(most, ids.size())));
          return new MemberPage(
              shown,
              byAlias(search, office),
              ids.size() > most
                  ? Optional.of(shown.get(shown.size() - 1).address())
                  : Optional.empty());
        });
  }

  /**
   * One account.
   *
   * @throws ProvisioningException NOT_FOUND when there is none, and when who asks does not look
   *     after it
   */
  public Member get(Actor operator, long id) {
    MemberDomain office = offices.of(operator);
    return transactions
        .call(
            () ->
                entities
                    .createQuery(ONE, Object[].class)
                    .setParameter("id", id)
                    .getResultStream()
                    .filter(row -> office.includes((Long) row[9]))
                    .findFirst()
                    .map(Members::member))
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  /**
   * One account whose row nobody changes before the transaction ends.
   *
   * @throws ProvisioningException NOT_FOUND, as above
   */
  public Member hold(Actor operator, long id) {
    // First of all, so that what is read after it is what others have left behind.
    if (!accounts.tryTake(id)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    return get(operator, id);
  }

  /** An alias may lie in another domain than the account whose it is. */
  private List<FoundMember> byAlias(MemberSearch search, MemberDomain office) {
    if (search.words().isEmpty() || !search.isFirstPage()) {
      return List.of();
    }
    Stream<?> rows =
        query(MemberQuestions.byAlias(search, domain(search), office))
            .setMaxResults(BY_ALIAS)
            .getResultList()
            .stream();
    List<FoundMembers.Named> named =
        rows.map(Object[].class::cast)
            .map(row -> new FoundMembers.Named(((Number) row[0]).longValue(), (String) row[1]))
            .toList();
    return found.byAlias(search.standing(), named);
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
}
