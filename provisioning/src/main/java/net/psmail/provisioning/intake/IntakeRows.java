package net.psmail.provisioning.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.intake.Intake.State;
import net.psmail.provisioning.session.Session;

/** What the database knows of mail that is fetched; each change asks whether it is still wanted. */
@ApplicationScoped
class IntakeRows {

  private static final int SHOWN = 500;

  /** Of mails that were not taken; more of them help nobody. */
  private static final int NOTED = 10_000;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Clock clock;

  private final IntakeSettings settings = IntakeSettings.read();

  Optional<Intake> view(long account) {
    return transactions.call(
        () ->
            Optional.ofNullable(entities.find(MailImport.class, account))
                .map(row -> view(row, clock.instant())));
  }

  private Intake view(MailImport row, Instant now) {
    return new Intake(
        row.stateAt(now),
        row.host(),
        row.port(),
        row.security(),
        row.userName(),
        row.apart(),
        row.askedAt(),
        row.endsAt(),
        folders(row.accountId()).stream().map(MailImportFolder::view).toList(),
        refusals(row.accountId()),
        count(row.accountId()));
  }

  private List<Intake.Refusal> refusals(long account) {
    return entities
        .createQuery(
            "select r from MailImportRefusal r where r.accountId = :account order by r.id",
            MailImportRefusal.class)
        .setParameter("account", account)
        .setMaxResults(SHOWN)
        .getResultStream()
        .map(MailImportRefusal::view)
        .toList();
  }

  private long count(long account) {
    return entities
        .createQuery(
            "select count(r) from MailImportRefusal r where r.accountId = :account", Long.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  /** The folders that were gone through, in their order. */
  List<MailImportFolder> folders(long account) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select f from MailImportFolder f where f.accountId = :account order by f.id",
                    MailImportFolder.class)
                .setParameter("account", account)
                .getResultList());
  }

  /**
   * Begins, or goes on where an earlier one from the same place stopped; false while one runs: of
   * several who ask at once, one begins.
   */
  boolean begin(Session session, String run, IntakeWish wish, Origin origin) {
    return transactions.call(
        () -> {
          accounts.take(session.accountId());
          MailImport found = entities.find(MailImport.class, session.accountId());
          if (found != null && found.isBusy(clock.instant())) {
            return false;
          }
          if (found != null
              && !(found.isOf(wish) && found.stateAt(clock.instant()) != State.DONE)) {
            delete(session.accountId());
            entities.clear();
          }
          entities.merge(
              new MailImport(session.accountId(), run, wish, clock.instant(), settings.kept()));
          audit.by(session, Act.IMPORT_BEGUN, wish.host(), origin);
          return true;
        });
  }

  /** Whether something may still put mails for an account. */
  boolean isBusy(long account) {
    return transactions.call(
        () -> {
          MailImport found = entities.find(MailImport.class, account);
          return found != null && found.isBusy(clock.instant());
        });
  }

  /** A sign of life, and how far a folder is; false when nobody wants it any more. */
  boolean beat(String run, MailImportFolder folder, List<MailImportRefusal> refusals) {
    return transactions.call(
        () -> {
          boolean wanted = change(run, State.RUNNING, State.RUNNING);
          if (wanted) {
            entities.merge(folder);
            note(folder.accountId(), refusals);
          }
          return wanted;
        });
  }

  private void note(long account, List<MailImportRefusal> refusals) {
    if (!refusals.isEmpty()) {
      long room = Math.max(0, NOTED - count(account));
      refusals.stream().limit(room).forEach(entities::persist);
    }
  }

  MailImportFolder add(MailImportFolder folder) {
    return transactions.call(
        () -> {
          entities.persist(folder);
          return folder;
        });
  }

  /** It ended, in this way, unless its owner or its silence has ended it before. */
  void end(long account, String run, State state) {
    transactions.run(
        () -> {
          if (change(run, State.RUNNING, state)) {
            Act act = state == State.DONE ? Act.IMPORT_DONE : Act.IMPORT_BROKEN;
            audit.bySystem(account, act, host(account));
          } else {
            change(run, State.STOPPING, State.STOPPED);
          }
        });
  }

  /** The same for one that nobody fetches any more; unless somebody does, after all. */
  void endSilent(long account, String run) {
    transactions.run(
        () -> {
          if (silenced(run, State.RUNNING, State.INTERRUPTED)) {
            audit.bySystem(account, Act.IMPORT_BROKEN, host(account));
          } else {
            silenced(run, State.STOPPING, State.STOPPED);
          }
        });
  }

  private boolean silenced(String run, State from, State to) {
    return 1
        == entities
            .createQuery(
                "update MailImport i set i.state = :to"
                    + " where i.run = :run and i.state = :from and i.beatAt < :since")
            .setParameter("to", to)
            .setParameter("run", run)
            .setParameter("from", from)
            .setParameter("since", silentSince())
            .executeUpdate();
  }

  private long silentSince() {
    return clock.instant().minus(MailImport.SILENCE).getEpochSecond();
  }

  /**
   * Has it end because its owner says so. Until what fetches has noticed, nobody else begins: mails
   * that it puts meanwhile would not be known.
   */
  void stop(Session session, Origin origin) {
    transactions.run(
        () -> {
          MailImport found = entities.find(MailImport.class, session.accountId());
          if (found != null && change(found.run(), State.RUNNING, State.STOPPING)) {
            audit.by(session, Act.IMPORT_STOPPED, found.host(), origin);
          }
        });
  }

  /** One statement, so that who fetches, who stops and who declares it dead cannot all succeed. */
  private boolean change(String run, State from, State to) {
    return 1
        == entities
            .createQuery(
                "update MailImport i set i.beatAt = :now, i.state = :to"
                    + " where i.run = :run and i.state = :from")
            .setParameter("now", clock.instant().getEpochSecond())
            .setParameter("to", to)
            .setParameter("run", run)
            .setParameter("from", from)
            .executeUpdate();
  }

  private String host(long account) {
    return entities
        .createQuery("select i.host from MailImport i where i.accountId = :account", String.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  /** Forgets what came of it, once nothing more comes. */
  void forget(long account) {
    transactions.run(
        () -> {
          MailImport found = entities.find(MailImport.class, account);
          if (found != null && !found.isBusy(clock.instant())) {
            delete(account);
          }
        });
  }

  /** The database removes what hangs on it. */
  void delete(long account) {
    transactions.run(
        () ->
            entities
                .createQuery("delete from MailImport i where i.accountId = :account")
                .setParameter("account", account)
                .executeUpdate());
  }

  /** The same once its days are over, also if somebody goes on with it at this moment. */
  void deleteOver(long account) {
    transactions.run(
        () ->
            entities
                .createQuery(
                    "delete from MailImport i where i.accountId = :account and i.endsAt < :now")
                .setParameter("account", account)
                .setParameter("now", clock.instant().getEpochSecond())
                .executeUpdate());
  }

  /** Those whose days are over. */
  List<Long> over() {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select i.accountId from MailImport i where i.endsAt < :now", Long.class)
                .setParameter("now", clock.instant().getEpochSecond())
                .getResultList());
  }

  /** Those that nobody fetches any more, though they are not done. */
  List<MailImport> silent() {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select i from MailImport i where i.state in :busy and i.beatAt < :since",
                    MailImport.class)
                .setParameter("busy", List.of(State.RUNNING, State.STOPPING))
                .setParameter("since", silentSince())
                .getResultList());
  }
}
