package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.internet.MimeMessage;

/** Answers GreenMail's questions about users for one connection; it never lists any. */
final class SessionUsers extends UserManager {

  private final MailSession session;

  SessionUsers(MailSession session, ImapHostManager host) {
    super(host);
    this.session = session;
  }

  @Override
  public boolean test(String userId, String password) {
    return session.logIn(userId, password);
  }

  @Override
  public GreenMailUser getUser(String login) {
    return new Claimant(login);
  }

  @Override
  public boolean hasUser(String userId) {
    // Whether there is such a user is told only to who knows the password.
    return true;
  }

  /** Somebody who says who they are; GreenMail asks about little else. */
  private final class Claimant implements GreenMailUser {

    private final String name;

    Claimant(String name) {
      this.name = name;
    }

    @Override
    public String getEmail() {
      return name;
    }

    @Override
    public String getLogin() {
      return name;
    }

    @Override
    public void authenticate(String password) throws UserException {
      if (!session.logIn(name, password)) {
        throw new UserException("Name or password are wrong");
      }
    }

    @Override
    public String getQualifiedMailboxName() {
      return MailboxHost.MAILBOX;
    }

    @Override
    public void deliver(MovingMessage message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void deliver(MimeMessage message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void create() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getPassword() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setPassword(String password) {
      throw new UnsupportedOperationException();
    }
  }
}
