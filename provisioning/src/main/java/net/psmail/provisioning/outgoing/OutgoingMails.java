package net.psmail.provisioning.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.device.OneOffPasswords;
import net.psmail.provisioning.mailserver.MailServerSettings;
import net.psmail.provisioning.mailserver.OwnMailProgram;
import net.psmail.provisioning.mailserver.RefusedRecipient;
import net.psmail.provisioning.mailserver.RefusedRecipient.Reason;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Mails that members write in the browser. They go the way of every mail program's, with a password
 * that is made for the one mail, so that whatever a mail server asks of senders holds for them too;
 * a copy lies among the sent mails, encrypted as all the others.
 */
@ApplicationScoped
public class OutgoingMails {

  private static final Logger LOG = System.getLogger(OutgoingMails.class.getName());
  private static final String SHOWN = "SENT";

  @Inject OneOffPasswords passwords;
  @Inject SessionSecrets secrets;
  @Inject Letters letters;
  @Inject Senders senders;
  @Inject Clock clock;

  private volatile @Nullable OwnMailProgram program;

  /** From now on mails can be sent, to a mail server that proves to be ours to this one. */
  public void trust(SSLContext trust) {
    program = new OwnMailProgram(MailServerSettings.read(), trust.getSocketFactory());
  }

  /**
   * Sends a mail as the member, to all its recipients or to none.
   *
   * @param from one of the addresses that {@link Senders} has for the member
   * @throws ProvisioningException RECIPIENTS_REFUSED, MAIL_TOO_LARGE, MAIL_SERVER_UNAVAILABLE,
   *     SESSION_ENDED, NOT_FOUND for an operator and for somebody else's address
   */
  public void send(Session session, MailAddress from, OutgoingMail mail) {
    if (!senders.of(session).contains(from)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    requireWay(mail);
    MimeMessage message = TextMessage.of(mail, from, clock.instant());
    MailAddress login = session.ownMailbox();
    boolean filed = passwords.with(session, password -> send(login, password, message));
    secrets.keep(session.token(), SHOWN, SentMail.of(mail.recipients(), filed).line());
  }

  /** The last that this session sent, for fifteen minutes. */
  public Optional<SentMail> sent(Session session) {
    return secrets.read(session.token(), SHOWN).map(SentMail::parse);
  }

  private void requireWay(OutgoingMail mail) {
    List<RefusedRecipient> elsewhere =
        mail.recipients().stream()
            .filter(recipient -> !letters.reach(recipient))
            .map(recipient -> new RefusedRecipient(recipient, Reason.ELSEWHERE))
            .toList();
    if (!elsewhere.isEmpty()) {
      throw ProvisioningException.recipientsRefused(elsewhere);
    }
  }

  /** What is sent is sent, also when there is no room for the copy. */
  private boolean send(MailAddress login, String password, MimeMessage message) {
    OwnMailProgram ready = program;
    if (ready == null) {
      throw new IllegalStateException("Mails are sent after the start only");
    }
    ready.submit(login, password, message);
    try {
      ready.file(login, password, message);
      return true;
    } catch (ProvisioningException failure) {
      LOG.log(Level.WARNING, "A mail was sent, but not filed", failure);
      return false;
    }
  }
}
