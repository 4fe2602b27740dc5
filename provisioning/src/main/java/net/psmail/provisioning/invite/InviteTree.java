package net.psmail.provisioning.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Who came by whose invitation. A member is under the one who invited, each once, so there are no
 * circles. Of an account that is erased the guests go to whoever invited it; if nobody did, they
 * stay together under its number, which then says nothing of a person. In the first case, what was
 * taken back with its branch belongs to the branches of the guests from then on: there is no place
 * any more where it could be given back together.
 */
@ApplicationScoped
public class InviteTree {

  private static final String GUESTS =
      """
      select i.guestId, a.signInName, a.state, i.inviterId, i.usedAt, a.revokedWith
      from Invite i join Account a on a.id = i.guestId where %s
      """;
  private static final int IDS_AT_ONCE = 500;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  /** Those who came last, the newest first. */
  public List<Guest> newest(int limit) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    GUESTS.formatted("i.usedAt is not null order by i.usedAt desc, i.id desc"),
                    Object[].class)
                .setMaxResults(limit)
                .getResultStream()
                .map(InviteTree::guest)
                .toList());
  }

  /** The member with this number, or the place of one that is erased; empty if there is neither. */
  public Optional<Guest> find(long account) {
    return transactions.call(
        () ->
            guests("i.guestId = :value", account).stream()
                .findFirst()
                .or(() -> uninvited("a.id = :value", account))
                .or(() -> erased(account)));
  }

  /** The member with this address. */
  public Optional<Guest> find(String address) {
    return transactions.call(
        () ->
            guests("a.signInName = :value", address).stream()
                .findFirst()
                .or(() -> uninvited("a.signInName = :value", address)));
  }

  /** Whoever invited this one, and whoever invited them, up to who came without: that one first. */
  public List<Guest> above(Guest guest) {
    List<Guest> path = new ArrayList<>();
    Optional<Guest> next = guest.inviter().flatMap(this::find);
    while (next.isPresent()) {
      path.add(0, next.get());
      next = next.get().inviter().flatMap(this::find);
    }
    return path;
  }

  /**
   * All who came by this one, and by those, those who are nearest first.
   *
   * @param limit at which it stops looking further
   */
  public List<Guest> below(long account, int limit) {
    Map<Long, Guest> found = new LinkedHashMap<>();
    List<Long> level = List.of(account);
    while (!level.isEmpty() && found.size() < limit) {
      List<Guest> guests = guestsOf(level);
      guests.stream().limit(limit - (long) found.size()).forEach(g -> found.put(g.account(), g));
      level = guests.stream().map(Guest::account).toList();
    }
    return List.copyOf(found.values());
  }

  /** Those whom these accounts have invited, as it is now. */
  public List<Guest> guestsOf(Collection<Long> inviters) {
    List<Long> all = List.copyOf(inviters);
    List<Guest> guests = new ArrayList<>();
    for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
      List<Long> some = all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE));
      guests.addAll(
          transactions.call(() -> guests("i.inviterId in :value order by i.guestId", some)));
    }
    return guests;
  }

  /** An account is erased, in the transaction that does it: its guests go one step up. */
  public void close(long account) {
    entities
        .createQuery(
            "select i.inviterId from Invite i where i.guestId = :account and i.inviterId is not null",
            Long.class)
        .setParameter("account", account)
        .getResultStream()
        .findFirst()
        .ifPresent(
            inviter -> {
              guestsOf(List.of(account)).forEach(guest -> part(guest, account));
              entities
                  .createQuery(
                      "update Invite i set i.inviterId = :inviter where i.inviterId = :account"
                          + " and i.guestId is not null")
                  .setParameter("inviter", inviter)
                  .setParameter("account", account)
                  .executeUpdate();
            });
  }

  /** What was taken back with another branch was taken back with that of this guest. */
  private void part(Guest guest, long branch) {
    List<Long> part =
        Stream.concat(Stream.of(guest), below(guest.account(), Integer.MAX_VALUE).stream())
            .filter(one -> one.revokedWith().filter(with -> with == branch).isPresent())
            .map(Guest::account)
            .toList();
    for (int from = 0; from < part.size(); from += IDS_AT_ONCE) {
      entities
          .createQuery(
              "update Account a set a.revokedWith = :own where a.revokedWith = :branch"
                  + " and a.id in :part")
          .setParameter("own", guest.account())
          .setParameter("branch", branch)
          .setParameter("part", part.subList(from, Math.min(part.size(), from + IDS_AT_ONCE)))
          .executeUpdate();
    }
  }

  private List<Guest> guests(String which, Object value) {
    return entities
        .createQuery(GUESTS.formatted(which), Object[].class)
        .setParameter("value", value)
        .getResultStream()
        .map(InviteTree::guest)
        .toList();
  }

  private Optional<Guest> uninvited(String which, Object value) {
    return entities
        .createQuery(
            "select a.id, a.signInName, a.state, a.revokedWith from Account a join Mailbox m on m.accountId = a.id"
                + " where "
                + which,
            Object[].class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst()
        .map(row -> guest(new Object[] {row[0], row[1], row[2], null, null, row[3]}));
  }

  private Optional<Guest> erased(long account) {
    boolean leftSomebody =
        !entities
            .createQuery(
                "select i.id from Invite i where i.inviterId = :account and i.guestId is not null",
                Long.class)
            .setParameter("account", account)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    return leftSomebody
        ? Optional.of(
            new Guest(
                account,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }

  private static Guest guest(@Nullable Object[] row) {
    return new Guest(
        (Long) row[0],
        Optional.of((String) row[1]),
        Optional.of(String.valueOf(row[2])),
        Optional.ofNullable((Long) row[3]),
        Optional.ofNullable((Instant) row[4]),
        Optional.ofNullable((Long) row[5]));
  }
}
