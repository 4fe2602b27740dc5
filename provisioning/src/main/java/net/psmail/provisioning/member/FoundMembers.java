package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.member.MemberSearch.Standing;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspensions;

/** Says of accounts that were found what a list shows of them. */
@ApplicationScoped
class FoundMembers {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Suspensions suspensions;

  /** An account and the name that it was found by. */
  record Named(long id, String alias) {}

  /** In the order of the numbers; what has gone meanwhile is left out. */
  List<FoundMember> of(List<Long> ids) {
    Map<Long, FoundMember> known = known(ids);
    return ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
  }

  /** Those with one of these aliases that stand so. */
  List<FoundMember> byAlias(Optional<Standing> standing, List<Named> named) {
    Map<Long, FoundMember> known = known(named.stream().map(Named::id).distinct().toList());
    return named.stream()
        .flatMap(one -> Stream.ofNullable(known.get(one.id())).map(self -> as(self, one.alias())))
        .filter(member -> standing.isEmpty() || stands(member, standing.get()))
        .toList();
  }

  private static FoundMember as(FoundMember self, String alias) {
    return new FoundMember(
        self.id(),
        self.address(),
        self.state(),
        self.suspended(),
        self.since(),
        Optional.of(alias));
  }

  private static boolean stands(FoundMember member, Standing standing) {
    return standing == Standing.SUSPENDED
        ? member.suspended().isPresent()
        : member.state().name().equals(standing.name());
  }

  private Map<Long, FoundMember> known(List<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, Suspension> suspended = suspensions.of(ids);
    return entities
        .createQuery(
            "select a.id, a.signInName, a.state, a.createdAt from Account a where a.id in :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(row -> member(row, Optional.ofNullable(suspended.get((Long) row[0]))))
        .collect(Collectors.toMap(FoundMember::id, Function.identity()));
  }

  private static FoundMember member(Object[] row, Optional<Suspension> suspension) {
    return new FoundMember(
        (Long) row[0],
        (String) row[1],
        Member.State.valueOf(String.valueOf(row[2])),
        suspension.map(one -> one.from().name()),
        (Instant) row[3],
        Optional.empty());
  }
}
