package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;

/** What the database knows of tables; each change is one statement that says what it was before. */
@ApplicationScoped
class BulkRows {

  private static final int MOST_LISTED = 20;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  Optional<Bulk> find(BulkSource source, long id) {
    return transactions.call(
        () -> row(id).filter(row -> row.source() == source).map(row -> row.view(counts(id))));
  }

  /** The latest of a source that were ordered, the newest first. */
  List<Bulk> ordered(BulkSource source) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select b from BulkRow b where b.source = :source and b.orderedAt is not null"
                        + " order by b.id desc",
                    BulkRow.class)
                .setParameter("source", source)
                .setMaxResults(MOST_LISTED)
                .getResultStream()
                .map(row -> row.view(counts(row.id())))
                .toList());
  }

  /** As it is in the database now. */
  Optional<BulkRow> row(long id) {
    return transactions.call(
        () ->
            entities
                .createQuery("select b from BulkRow b where b.id = :id", BulkRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst());
  }

  Map<BulkLine.State, Long> counts(long id) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select l.state, count(l) from BulkLineRow l where l.bulkId = :id"
                        + " group by l.state",
                    Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .collect(Collectors.toMap(row -> (BulkLine.State) row[0], row -> (Long) row[1])));
  }

  /** How many lines of each act, state and reason there are. */
  List<BulkCount> countsOfEach(long id) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select l.act, l.state, l.reason, count(l) from BulkLineRow l"
                        + " where l.bulkId = :id group by l.act, l.state, l.reason",
                    Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(BulkCount::of)
                .toList());
  }

  List<BulkLine> lines(long id, Optional<BulkLine.State> state, int after, int limit) {
    return transactions.call(
        () -> {
          var query =
              entities
                  .createQuery(
                      "select l from BulkLineRow l where l.bulkId = :id and l.place > :after"
                          + (state.isPresent() ? " and l.state = :state" : "")
                          + " order by l.place",
                      BulkLineRow.class)
                  .setParameter("id", id)
                  .setParameter("after", after)
                  .setMaxResults(limit);
          state.ifPresent(one -> query.setParameter("state", one));
          return query.getResultStream().map(BulkLineRow::view).toList();
        });
  }

  /** How many somebody, or a program under its name, could order still. */
  long shown(Actor operator) {
    return entities
        .createQuery(
            "select count(b) from BulkRow b where b.madeById = :operator and b.madeBy = :name"
                + " and b.state = :shown and b.endsAt > :now",
            Long.class)
        .setParameter("operator", operator.accountId())
        .setParameter("name", operator.actor())
        .setParameter("shown", Bulk.State.SHOWN)
        .setParameter("now", now())
        .getSingleResult();
  }

  /** All lines are there: it can be ordered by who knows the digest. */
  void complete(long id, String digest) {
    entities
        .createQuery("update BulkRow b set b.digest = :digest where b.id = :id")
        .setParameter("digest", digest)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** From now on it bears the name of who orders it: the same person, or a program of theirs. */
  boolean order(BulkSource source, long id, Actor operator, String digest, Origin origin) {
    return 1
        == entities
            .createQuery(
                "update BulkRow b set b.state = :running, b.orderedAt = :now, b.madeBy = :name,"
                    + " b.network = :network, b.userAgent = :agent"
                    + " where b.id = :id and b.source = :source and b.madeById = :operator"
                    + " and b.digest = :digest and b.state = :shown and b.endsAt > :now")
            .setParameter("running", Bulk.State.RUNNING)
            .setParameter("shown", Bulk.State.SHOWN)
            .setParameter("now", now())
            .setParameter("network", origin.network())
            .setParameter("agent", origin.userAgent())
            .setParameter("id", id)
            .setParameter("source", source)
            .setParameter("operator", operator.accountId())
            .setParameter("name", operator.actor())
            .setParameter("digest", digest)
            .executeUpdate();
  }

  /** Whether it ran until now. */
  boolean end(long id, Bulk.State state) {
    return transactions.call(
        () ->
            1
                == entities
                    .createQuery(
                        "update BulkRow b set b.state = :state, b.finishedAt = :now,"
                            + " b.endsAt = :end where b.id = :id and b.state = :running")
                    .setParameter("state", state)
                    .setParameter("running", Bulk.State.RUNNING)
                    .setParameter("now", now())
                    .setParameter("end", now() + Bulks.KEPT.toSeconds())
                    .setParameter("id", id)
                    .executeUpdate());
  }

  boolean runs(long id) {
    return row(id).filter(BulkRow::isRunning).isPresent();
  }

  /** Whether nobody else has done this line. */
  boolean take(long bulk, int place) {
    return settle(bulk, place, BulkLine.State.DONE, Optional.empty());
  }

  Optional<Long> accountOf(long bulk, String act, String address) {
    return entities
        .createQuery(
            "select l.accountId from BulkLineRow l join Mailbox m on m.accountId = l.accountId"
                + " where m.address = :address and l.bulkId = :bulk and l.act = :act"
                + " and l.state = :done",
            Long.class)
        .setParameter("bulk", bulk)
        .setParameter("act", act)
        .setParameter("address", address)
        .setParameter("done", BulkLine.State.DONE)
        .getResultStream()
        .findFirst();
  }

  /** The line goes when this account goes. */
  void belong(long bulk, int place, long account) {
    entities
        .createQuery(
            "update BulkLineRow l set l.accountId = :account where l.bulkId = :bulk"
                + " and l.place = :place")
        .setParameter("account", account)
        .setParameter("bulk", bulk)
        .setParameter("place", place)
        .executeUpdate();
  }

  /** It was not done. */
  boolean settle(
      long bulk, int place, BulkLine.State state, Optional<ProvisioningException.Kind> refusal) {
    return transactions.call(
        () ->
            1
                == entities
                    .createQuery(
                        "update BulkLineRow l set l.state = :state, l.refusal = :refusal,"
                            + " l.doneAt = :now where l.bulkId = :bulk and l.place = :place"
                            + " and l.state = :ready")
                    .setParameter("state", state)
                    .setParameter("refusal", refusal.orElse(null))
                    .setParameter("now", now())
                    .setParameter("bulk", bulk)
                    .setParameter("place", place)
                    .setParameter("ready", BulkLine.State.READY)
                    .executeUpdate());
  }

  /** Forgets those whose days are over; the database removes their lines. */
  void purge() {
    transactions.run(
        () ->
            entities
                .createQuery("delete from BulkRow b where b.endsAt < :now and b.state <> :running")
                .setParameter("now", now())
                .setParameter("running", Bulk.State.RUNNING)
                .executeUpdate());
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
