package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.pop3.Pop3Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.FolderUse;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.mailserver.MailServer;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.mailserver.ScriptAnswer;
import net.psmail.provisioning.mailserver.Sorting;
import org.jspecify.annotations.Nullable;

/**
 * The mail server inside this process: IMAPS, POP3S and submissions on ports of its own. See the
 * package for what it is for and what not.
 */
public final class EmbeddedMailServer implements MailServer {

  // Held here, for a logger that nobody holds forgets its level.
  private static final List<Logger> PROTOCOL_LOGS =
      List.of(Logger.getLogger("com.icegreen.greenmail"), Logger.getLogger("org.subethamail"));
  private static final int SWEEP_SECONDS = 20;

  private final EmbeddedMail mail;
  private @Nullable Running running;

  /**
   * @param tls its key manager may change the certificate at any time
   * @param random makes the key of every message
   */
  public EmbeddedMailServer(
      EmbeddedMailSettings settings,
      SSLContext tls,
      MailDirectory directory,
      Clock clock,
      SecureRandom random) {
    this(settings, tls, directory, clock, random, new WorkingMemory(clock));
  }

  EmbeddedMailServer(
      EmbeddedMailSettings settings,
      SSLContext tls,
      MailDirectory directory,
      Clock clock,
      SecureRandom random,
      WorkingMemory memory) {
    MessageSeal seal = new MessageSeal(random, memory);
    mail =
        new EmbeddedMail(
            settings,
            tls,
            directory,
            new LiveSessions(directory, new FailedLogins(clock), settings.maxSessionsPerMailbox()),
            new Mailboxes(settings.directory(), seal, clock),
            seal,
            new MemoryBudget(),
            memory,
            clock);
  }

  @Override
  public synchronized void start() {
    if (running != null) {
      return;
    }
    // What they log of a conversation would have passwords in it.
    PROTOCOL_LOGS.get(0).setLevel(Level.OFF);
    PROTOCOL_LOGS.get(1).setLevel(Level.SEVERE);
    try {
      Files.createDirectories(mail.settings().directory());
      mail.mailboxes().finishErasures();
    } catch (IOException e) {
      throw ProvisioningException.startRefused(
          "Mail cannot be kept in " + mail.settings().directory() + ": make it writable.", e);
    }
    running = open();
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  @Override
  public void deliver(MailAddress to, byte[] message) {
    Recipient recipient =
        mail.directory().recipient(to).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    mail.deliver(recipient, message);
  }

  @Override
  public boolean reachesOthers() {
    return false;
  }

  @Override
  public void send(String to, byte[] message) {
    deliver(
        TaggedAddress.mailbox(to).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND)),
        message);
  }

  @Override
  public void endSessions(MailAddress mailbox) {
    mail.sessions().end(mailbox);
  }

  @Override
  public List<FolderUse> folders(MailAddress mailbox) {
    return mail.directory()
        .recipient(mailbox)
        .map(mail::folders)
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  @Override
  public Sorting sorting() {
    return Sorting.FOLDERS;
  }

  @Override
  public ScriptAnswer putScript(MailAddress mailbox, String script, boolean takeOver) {
    return ScriptAnswer.IN_FORCE;
  }

  @Override
  public void erase(MailAddress mailbox) {
    mail.sessions().end(mailbox);
    mail.mailboxes().erase(mailbox);
  }

  /** The port that IMAP over TLS is served on. */
  public int imapsPort() {
    return running().imap.port();
  }

  /** The port that POP3 over TLS is served on. */
  public int pop3sPort() {
    return running().pop3.port();
  }

  /** The port that submission over TLS is served on. */
  public int submissionsPort() {
    return running().submission.port();
  }

  private synchronized Running running() {
    if (running == null) {
      throw new IllegalStateException("The mail server is not running");
    }
    return running;
  }

  private Running open() {
    EmbeddedMailSettings settings = mail.settings();
    TlsListener imap = null;
    TlsListener pop3 = null;
    try {
      imap =
          new TlsListener(
              "imap",
              port("psmail.mail.imaps.port", settings.imapsPort()),
              mail,
              (session, socket) -> {
                MailboxHost host = new MailboxHost(session);
                return new ImapHandler(new SessionUsers(session, host), host, socket);
              });
      pop3 =
          new TlsListener(
              "pop3",
              port("psmail.mail.pop3s.port", settings.pop3sPort()),
              mail,
              (session, socket) ->
                  new Pop3Handler(
                      new Pop3Commands(),
                      new SessionUsers(session, new Pop3Host(session)),
                      socket));
      TlsPort submissions = port("psmail.mail.submissions.port", settings.submissionsPort());
      Submission submission = new Submission(submissions, mail);
      submission.start(submissions);
      return new Running(imap, pop3, submission, mail.mailboxes());
    } catch (RuntimeException e) {
      if (imap != null) {
        imap.stop();
      }
      if (pop3 != null) {
        pop3.stop();
      }
      throw e;
    }
  }

  private TlsPort port(String setting, int number) {
    String bind = mail.settings().bindAddress();
    try {
      return new TlsPort(setting, InetAddress.getByName(bind), number);
    } catch (UnknownHostException e) {
      throw ProvisioningException.startRefused(
          "\"" + bind + "\" is no address of this machine: correct psmail.mail.bind.", e);
    }
  }

  private static final class Running {

    private final TlsListener imap;
    private final TlsListener pop3;
    private final Submission submission;
    private final ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "mail-sweeper");
              thread.setDaemon(true);
              return thread;
            });

    Running(TlsListener imap, TlsListener pop3, Submission submission, Mailboxes mailboxes) {
      this.imap = imap;
      this.pop3 = pop3;
      this.submission = submission;
      imap.start();
      pop3.start();
      ScheduledFuture<?> unused =
          sweeper.scheduleWithFixedDelay(
              mailboxes::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    void stop() {
      imap.stop();
      pop3.stop();
      submission.stop();
      sweeper.shutdownNow();
    }
  }
}
