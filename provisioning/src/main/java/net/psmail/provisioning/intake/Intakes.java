package net.psmail.provisioning.intake;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.device.LentPassword;
import net.psmail.provisioning.device.OneOffPasswords;
import net.psmail.provisioning.intake.Intake.State;
import net.psmail.provisioning.intake.IntakeProgress.Unwanted;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.mailserver.ForeignMailStore;
import net.psmail.provisioning.mailserver.MailServerSettings;
import net.psmail.provisioning.mailserver.OwnMailStore;
import net.psmail.provisioning.mailserver.embedded.EmbeddedMailSettings;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Mail that members fetch from another provider: asked for, watched, stopped, gone on with. What
 * fetches lives in this process with both passwords, and ends with it; then its owner gives the one
 * of the other provider again.
 */
@ApplicationScoped
public class Intakes {

  private static final Logger LOG = System.getLogger(Intakes.class.getName());
  private static final Duration LATER = Duration.ofMinutes(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  @Inject IntakeRows rows;
  @Inject ForeignServers servers;
  @Inject OneOffPasswords passwords;
  @Inject Codes codes;
  @Inject Clock clock;

  @Resource ManagedExecutorService threads;

  private final IntakeSettings settings = IntakeSettings.read();
  private final Semaphore places = new Semaphore(settings.atOnce());
  private final Set<Long> trying = ConcurrentHashMap.newKeySet();
  private volatile @Nullable OwnMailStore stores;
  private volatile boolean ending;

  /** From now on mail can be fetched, into a mail server that proves to be ours to this one. */
  public void start(SSLContext trust) {
    stores = new OwnMailStore(MailServerSettings.read(), trust.getSocketFactory());
    ending = false;
  }

  /** Ends what is being fetched, before the mail server goes. */
  public void stop() {
    ending = true;
    try {
      if (places.tryAcquire(settings.atOnce(), PATIENCE_AT_STOP.toSeconds(), TimeUnit.SECONDS)) {
        places.release(settings.atOnce());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last that a member asked for, until it is forgotten. */
  public Optional<Intake> of(Session session) {
    return rows.view(session.accountId());
  }

  /**
   * Begins, or goes on where one from the same place stopped; while one runs nothing happens. It
   * logs in there before it returns, so that what is wrong can be said at once.
   *
   * @throws ProvisioningException IMPORT_REFUSED, BUSY when enough is being fetched for others, or
   *     the same account is just about to begin, SESSION_ENDED, NOT_FOUND for who has no mailbox
   *     that is open
   */
  public void begin(Session session, IntakeWish wish, Origin origin) {
    session.ownMailbox();
    if (session.leavesAt().isPresent() || session.waitingSince().isPresent()) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    // An account that tries again and again takes no places of others.
    if (!trying.add(session.accountId())) {
      throw ProvisioningException.busy(LATER);
    }
    try {
      if (!rows.isBusy(session.accountId())) {
        beginHere(session, wish, origin);
      }
    } finally {
      trying.remove(session.accountId());
    }
  }

  private void beginHere(Session session, IntakeWish wish, Origin origin) {
    if (!places.tryAcquire()) {
      throw ProvisioningException.busy(LATER);
    }
    boolean begun = false;
    try {
      begun = signIn(session, wish, origin);
    } finally {
      if (!begun) {
        places.release();
      }
    }
  }

  private boolean signIn(Session session, IntakeWish wish, Origin origin) {
    ForeignMailStore server = servers.find(wish);
    Store open = ForeignServers.open(server, wish);
    ForeignMailbox there = new ForeignMailbox(server, wish, open);
    String run = codes.token();
    boolean begun = false;
    try {
      if (rows.begin(session, run, wish, origin)) {
        execute(session, run, wish, there);
        begun = true;
      }
      return begun;
    } catch (RuntimeException failure) {
      rows.end(session.accountId(), run, State.FAILED);
      throw failure;
    } finally {
      if (!begun) {
        close(there);
      }
    }
  }

  private void execute(Session session, String run, IntakeWish wish, ForeignMailbox there) {
    LentPassword password = passwords.lend(session);
    try {
      threads.execute(() -> fetch(session, run, wish, there, password));
    } catch (RuntimeException failure) {
      password.close();
      throw failure;
    }
  }

  private void fetch(
      Session session, String run, IntakeWish wish, ForeignMailbox there, LentPassword lent) {
    State end = State.FAILED;
    try (LentPassword password = lent;
        ForeignMailbox foreign = there;
        OwnMailbox here = new OwnMailbox(ready(), session.ownMailbox(), password)) {
      IntakeProgress progress =
          new IntakeProgress(rows, run, password, () -> ending, clock, settings.perSecond());
      end =
          new IntakeRun(session.accountId(), wish.apart(), largest(), rows, progress, foreign, here)
              .run();
    } catch (Unwanted stopped) {
      end = State.INTERRUPTED;
    } catch (MessagingException | RuntimeException failure) {
      LOG.log(Level.WARNING, "Mail of another provider was not taken", failure);
    } finally {
      places.release();
      rows.end(session.accountId(), run, end);
    }
  }

  /** What our own server takes, if that is known, and what there is room for in memory. */
  private int largest() {
    long room = Runtime.getRuntime().maxMemory() / 2 / settings.atOnce();
    int taken =
        MailServerSettings.read().kind() == MailServerSettings.Kind.EMBEDDED
            ? EmbeddedMailSettings.usualMessageBytes()
            : Integer.MAX_VALUE;
    return (int) Math.min(settings.largest(), Math.min(room, taken));
  }

  private OwnMailStore ready() {
    OwnMailStore opened = stores;
    if (opened == null) {
      throw new IllegalStateException("Mail is fetched after the start only");
    }
    return opened;
  }

  private static void close(ForeignMailbox mailbox) {
    try {
      mailbox.close();
    } catch (MessagingException failure) {
      LOG.log(Level.DEBUG, "A connection to another provider was not closed", failure);
    }
  }

  /** Has it stop soon; what was fetched stays. Without one that runs nothing happens. */
  public void stop(Session session, Origin origin) {
    rows.stop(session, origin);
  }

  /** Forgets how it went, once it is over; the mail stays. */
  public void forget(Session session) {
    rows.forget(session.accountId());
  }

  /** Forgets those whose days are over, and tells of those that no process fetches any more. */
  void purge() {
    rows.over().forEach(rows::deleteOver);
    for (MailImport silent : rows.silent()) {
      rows.endSilent(silent.accountId(), silent.run());
    }
  }
}
