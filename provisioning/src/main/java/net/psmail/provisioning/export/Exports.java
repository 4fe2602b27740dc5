package net.psmail.provisioning.export;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.LentPassword;
import net.psmail.provisioning.device.OneOffPasswords;
import net.psmail.provisioning.export.Export.State;
import net.psmail.provisioning.job.AfterCommit;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.mailbox.Storage;
import net.psmail.provisioning.mailbox.Storages;
import net.psmail.provisioning.mailserver.MailServerSettings;
import net.psmail.provisioning.mailserver.OwnMailStore;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Sessions;
import net.psmail.provisioning.stored.StoredData;
import org.jspecify.annotations.Nullable;

/**
 * Copies of all mail and data, for members to take along: asked for, watched, fetched, deleted.
 * What makes a copy lives in this process and ends with it; then its owner asks again.
 */
@ApplicationScoped
public class Exports {

  private static final Duration LATER = Duration.ofMinutes(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  @Inject ExportRows rows;
  @Inject ExportFiles files;
  @Inject Transactions transactions;
  @Inject Storages storages;
  @Inject StoredData stored;
  @Inject OneOffPasswords passwords;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject Codes codes;
  @Inject Clock clock;

  @Resource ManagedExecutorService threads;
  @Resource TransactionSynchronizationRegistry currentTransaction;

  private final int atOnce = ExportSettings.read().atOnce();
  private final Semaphore places = new Semaphore(atOnce);
  private volatile @Nullable OwnMailStore stores;
  private volatile boolean ending;

  /** From now on copies can be made, of a mail server that proves to be ours to this one. */
  public void start(SSLContext trust) {
    stores = new OwnMailStore(MailServerSettings.read(), trust.getSocketFactory());
    ending = false;
  }

  /** Ends those that are being made, before the mail server goes. */
  public void stop() {
    ending = true;
    try {
      if (places.tryAcquire(atOnce, PATIENCE_AT_STOP.toSeconds(), TimeUnit.SECONDS)) {
        places.release(atOnce);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last that a member asked for, until it is deleted. */
  public Optional<Export> of(Session session) {
    return rows.find(session.accountId()).map(row -> row.view(clock.instant()));
  }

  /**
   * Begins a copy, in the place of an earlier one; while one is being made nothing happens. Who is
   * leaving may do so too, until the end.
   *
   * @param papers what goes in besides mail and data, for people to read
   * @throws ProvisioningException LIMIT_REACHED when the disk has no room, BUSY when enough are
   *     being made for others, MAIL_SERVER_UNAVAILABLE, SESSION_ENDED, NOT_FOUND for who waits for
   *     an operator or has no mailbox
   */
  public void begin(Session session, List<Paper> papers, Origin origin) {
    if (session.waitingSince().isPresent()) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    Storage storage = storages.of(session);
    files.requireRoom(storage.usedBytes());
    PrivateKey key = sessions.mailboxKey(session.token());
    if (!places.tryAcquire()) {
      throw ProvisioningException.busy(LATER);
    }
    boolean begun = false;
    try {
      begun = begin(session, storage, key, papers, origin);
    } finally {
      if (!begun) {
        places.release();
      }
    }
  }

  private boolean begin(
      Session session, Storage storage, PrivateKey key, List<Paper> papers, Origin origin) {
    String file = codes.token();
    Optional<ExportRows.Begun> begun = rows.begin(session, file, storage, origin);
    begun.flatMap(ExportRows.Begun::before).ifPresent(files::delete);
    if (begun.isEmpty()) {
      return false;
    }
    try {
      List<Paper> all = new ArrayList<>(papers);
      all.add(DataFile.of(stored.whole(session)));
      ExportWish wish =
          new ExportWish(session.accountId(), session.ownMailbox(), file, all, origin);
      execute(wish, key, passwords.lend(session));
      return true;
    } catch (RuntimeException failure) {
      rows.end(session.accountId(), file, State.FAILED);
      throw failure;
    }
  }

  private void execute(ExportWish wish, PrivateKey key, LentPassword password) {
    try {
      threads.execute(() -> make(wish, key, password));
    } catch (RuntimeException failure) {
      password.close();
      throw failure;
    }
  }

  private void make(ExportWish wish, PrivateKey key, LentPassword lent) {
    OwnMailStore opened = stores;
    try (LentPassword password = lent) {
      if (opened == null) {
        throw new IllegalStateException("Copies are made after the start only");
      }
      Progress progress = new Progress(rows, files, wish.file(), password, () -> ending, clock);
      new ExportRun(wish, key, opened, rows, files).run(password, progress);
    } finally {
      places.release();
    }
  }

  /**
   * The copy of a member, to be fetched.
   *
   * @throws ProvisioningException NOT_FOUND when there is none that is ready, SESSION_ENDED
   */
  public ExportFile file(Session session) {
    MailExport row =
        rows.find(session.accountId())
            .filter(found -> isReady(found.view(clock.instant())))
            .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    Export copy = row.view(clock.instant());
    ExportKey key = new ExportKey(sessions.mailboxKey(session.token()), row.file());
    return new ExportFile(files.path(row.file()), key, copy.fileBytes(), copy.askedAt());
  }

  private boolean isReady(Export copy) {
    return copy.state() == State.READY && clock.instant().isBefore(copy.endsAt());
  }

  /** Notes that a member fetches the copy, or a part of it. */
  public void fetched(Session session, Origin origin) {
    transactions.run(() -> audit.by(session, Act.EXPORT_FETCHED, session.signInName(), origin));
  }

  /** Deletes the copy of a member, or ends the making of it; without one nothing happens. */
  public void delete(Session session, Origin origin) {
    Optional<String> file =
        transactions.call(
            () -> {
              Optional<String> found = rows.forget(session.accountId());
              found.ifPresent(
                  unused -> audit.by(session, Act.EXPORT_DELETED, session.signInName(), origin));
              return found;
            });
    file.ifPresent(files::delete);
  }

  /**
   * Forgets the copy of an account whose mailbox gets a new key, in the transaction that does so:
   * nobody could open it any more. The file goes once that is committed.
   */
  public void forget(long account) {
    rows.forget(account)
        .ifPresent(
            file ->
                currentTransaction.registerInterposedSynchronization(
                    new AfterCommit(() -> files.delete(file))));
  }

  /** Deletes the copy of an account that is erased. */
  public void erase(long account) {
    rows.forget(account).ifPresent(files::delete);
  }

  /** Deletes those whose days are over, and what dead processes have left. */
  void purge() {
    for (MailExport over : rows.over()) {
      if (rows.forgetOver(over.file())) {
        files.delete(over.file());
      }
    }
    for (MailExport silent : rows.silent()) {
      // Who made it may live and have said so meanwhile.
      if (rows.endSilent(silent.accountId(), silent.file())) {
        files.delete(silent.file());
      }
    }
    files.deleteUnknown(rows::knows);
  }
}
