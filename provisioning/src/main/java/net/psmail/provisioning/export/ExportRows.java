package net.psmail.provisioning.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.export.Export.State;
import net.psmail.provisioning.mailbox.Storage;
import net.psmail.provisioning.mailserver.FolderUse;
import net.psmail.provisioning.session.Session;

/** What the database knows of copies; each change asks whether the copy is still wanted. */
@ApplicationScoped
class ExportRows {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Clock clock;

  private final ExportSettings settings = ExportSettings.read();

  /** The file that is made from now on, and the one whose place it takes. */
  record Begun(Optional<String> before) {}

  Optional<MailExport> find(long account) {
    return transactions.call(() -> Optional.ofNullable(entities.find(MailExport.class, account)));
  }

  /** Begins a copy, unless one is being made: of several who ask at once, one begins. */
  Optional<Begun> begin(Session session, String file, Storage storage, Origin origin) {
    return transactions.call(
        () -> {
          accounts.take(session.accountId());
          MailExport found = entities.find(MailExport.class, session.accountId());
          if (found != null && found.isBeingMade(clock.instant())) {
            return Optional.empty();
          }
          Begun begun = new Begun(Optional.ofNullable(found).map(MailExport::file));
          entities.merge(fresh(session.accountId(), file, storage));
          audit.by(session, Act.EXPORT_ASKED, session.signInName(), origin);
          return Optional.of(begun);
        });
  }

  private MailExport fresh(long account, String file, Storage storage) {
    long mails = storage.folders().stream().mapToLong(FolderUse::mails).sum();
    return new MailExport(
        account, file, mails, storage.usedBytes(), clock.instant(), settings.kept());
  }

  /** Says how far a copy is; false when nobody wants it any more. */
  boolean beat(String file, Export.Done done) {
    return transactions.call(
        () ->
            1
                == change("e.doneMails = :mails, e.doneBytes = :bytes, e.leftOut = :leftOut", file)
                    .setParameter("mails", done.mails())
                    .setParameter("bytes", done.bytes())
                    .setParameter("leftOut", done.leftOut())
                    .executeUpdate());
  }

  /** The copy can be fetched; false when nobody wants it any more. */
  boolean ready(ExportWish wish, Export.Done done, long fileBytes) {
    return transactions.call(
        () -> {
          boolean wanted =
              beat(wish.file(), done)
                  && 1
                      == change("e.state = :ready, e.fileBytes = :bytes", wish.file())
                          .setParameter("ready", State.READY)
                          .setParameter("bytes", fileBytes)
                          .executeUpdate();
          if (wanted) {
            audit.by(
                wish.account(),
                wish.mailbox().toString(),
                Act.EXPORT_READY,
                wish.mailbox().toString(),
                wish.origin());
          }
          return wanted;
        });
  }

  /** There will be no copy, for this reason; false when somebody has said so already. */
  boolean end(long account, String file, State reason) {
    return transactions.call(
        () -> {
          boolean ended =
              1 == change("e.state = :reason", file).setParameter("reason", reason).executeUpdate();
          if (ended) {
            audit.bySystem(account, Act.EXPORT_BROKEN, nameOf(account));
          }
          return ended;
        });
  }

  /** The same for one that nobody makes any more; false also when somebody does, after all. */
  boolean endSilent(long account, String file) {
    return transactions.call(
        () -> {
          boolean ended =
              1
                  == entities
                      .createQuery(
                          "update MailExport e set e.state = :reason where e.file = :file"
                              + " and e.state = :running and e.beatAt < :since")
                      .setParameter("reason", State.INTERRUPTED)
                      .setParameter("file", file)
                      .setParameter("running", State.RUNNING)
                      .setParameter("since", silentSince())
                      .executeUpdate();
          if (ended) {
            audit.bySystem(account, Act.EXPORT_BROKEN, nameOf(account));
          }
          return ended;
        });
  }

  private long silentSince() {
    return clock.instant().minus(MailExport.SILENCE).getEpochSecond();
  }

  /** One statement, so that who makes, who deletes and who declares it dead cannot all succeed. */
  private Query change(String what, String file) {
    return entities
        .createQuery(
            "update MailExport e set e.beatAt = :now, "
                + what
                + " where e.file = :file and e.state = :running")
        .setParameter("now", clock.instant().getEpochSecond())
        .setParameter("file", file)
        .setParameter("running", State.RUNNING);
  }

  private String nameOf(long account) {
    return entities
        .createQuery("select a.signInName from Account a where a.id = :id", String.class)
        .setParameter("id", account)
        .getSingleResult();
  }

  /** Forgets a copy; the file that belonged to it. */
  Optional<String> forget(long account) {
    return transactions.call(
        () -> {
          Optional<MailExport> found =
              Optional.ofNullable(entities.find(MailExport.class, account));
          found.ifPresent(entities::remove);
          return found.map(MailExport::file);
        });
  }

  /** Those whose days are over. */
  List<MailExport> over() {
    return transactions.call(
        () ->
            entities
                .createQuery("select e from MailExport e where e.endsAt < :now", MailExport.class)
                .setParameter("now", clock.instant().getEpochSecond())
                .getResultList());
  }

  /** Forgets one whose days are over; false when it is not there any more. */
  boolean forgetOver(String file) {
    return transactions.call(
        () ->
            1
                == entities
                    .createQuery(
                        "delete from MailExport e where e.file = :file and e.endsAt < :now")
                    .setParameter("file", file)
                    .setParameter("now", clock.instant().getEpochSecond())
                    .executeUpdate());
  }

  /** Those that nobody makes any more, though they are not ready. */
  List<MailExport> silent() {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select e from MailExport e where e.state = :running and e.beatAt < :since",
                    MailExport.class)
                .setParameter("running", State.RUNNING)
                .setParameter("since", silentSince())
                .getResultList());
  }

  /** Whether a file belongs to a copy. */
  boolean knows(String file) {
    return transactions.call(
        () ->
            entities
                    .createQuery(
                        "select count(e) from MailExport e where e.file = :file", Long.class)
                    .setParameter("file", file)
                    .getSingleResult()
                > 0);
  }
}
