package net.psmail.provisioning.mailserver.embedded;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.Login;
import net.psmail.provisioning.mailserver.MailDirectory;

/** Who is logged in: checks passwords, and cuts the sessions of a mailbox on demand. */
final class LiveSessions {

  private final MailDirectory directory;
  private final FailedLogins failedLogins;
  private final ConcurrentHashMap<MailAddress, Set<Runnable>> cuts = new ConcurrentHashMap<>();
  private final AtomicLong endings = new AtomicLong();
  private final int maxSessions;

  /**
   * Nobody is logged in yet.
   *
   * @param maxSessions how many of one mailbox there may be
   */
  LiveSessions(MailDirectory directory, FailedLogins failedLogins, int maxSessions) {
    this.directory = directory;
    this.failedLogins = failedLogins;
    this.maxSessions = maxSessions;
  }

  /**
   * Checks a password and, if it is right, remembers how to cut the session.
   *
   * @param cut ends the session; called from any thread
   * @throws TooManySessions when the password is right and the mailbox has as many as it may have
   */
  Optional<Login> logIn(
      String userName, String password, String protocol, InetAddress client, Runnable cut) {
    if (failedLogins.tooMany(client, userName)) {
      directory.turnedAway(userName, protocol, client);
      return Optional.empty();
    }
    long before = endings.get();
    Optional<Login> login = directory.logIn(userName, password, protocol, client);
    while (login.isPresent() && !registered(login.get(), cut, before)) {
      // Sessions were cut while the password was being checked: it may have been revoked.
      before = endings.get();
      login = directory.logIn(userName, password, protocol, client);
    }
    if (login.isPresent()) {
      failedLogins.succeeded(client, userName);
    } else {
      failedLogins.failed(client, userName);
      directory.refused(userName, password, protocol, client);
    }
    return login;
  }

  void ended(Login login, Runnable cut) {
    cuts.computeIfPresent(
        login.recipient().address(),
        (address, sessions) -> {
          sessions.remove(cut);
          return sessions.isEmpty() ? null : sessions;
        });
  }

  void end(MailAddress mailbox) {
    endings.incrementAndGet();
    Set<Runnable> sessions = cuts.remove(mailbox);
    if (sessions != null) {
      sessions.forEach(Runnable::run);
    }
  }

  /** It is no matter of the password, and a mail program must not ask its owner for another. */
  static final class TooManySessions extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private boolean registered(Login login, Runnable cut, long before) {
    cuts.compute(
        login.recipient().address(),
        (address, sessions) -> {
          Set<Runnable> known = sessions != null ? sessions : ConcurrentHashMap.newKeySet();
          if (known.size() >= maxSessions) {
            throw new TooManySessions();
          }
          known.add(cut);
          return known;
        });
    boolean undisturbed = before == endings.get();
    if (!undisturbed) {
      ended(login, cut);
    }
    return undisturbed;
  }
}
