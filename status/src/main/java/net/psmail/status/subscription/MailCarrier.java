package net.psmail.status.subscription;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails to the relay, many over one connection. */
final class MailCarrier implements Carrier {

  private static final Logger LOG = Logger.getLogger(MailCarrier.class.getName());
  private static final String CONNECT_MILLIS = "5000";
  private static final String REPLY_MILLIS = "20000";
  private static final int PERMANENT = 500;

  private final SubscriptionSettings settings;
  private final SubscriptionSettings.Relay relay;
  private final Session session;
  private @Nullable Transport open;

  MailCarrier(
      SubscriptionSettings settings, SubscriptionSettings.Relay relay, SSLSocketFactory trust) {
    this.settings = settings;
    this.relay = relay;
    this.session = Session.getInstance(properties(settings, relay, trust));
  }

  private static Properties properties(
      SubscriptionSettings settings, SubscriptionSettings.Relay relay, SSLSocketFactory trust) {
    Properties properties = new Properties();
    String prefix = "mail." + protocol(relay) + ".";
    properties.put(prefix + "ssl.socketFactory", trust);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    // Else another factory, which trusts others, would try once more.
    properties.put(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
    properties.put(prefix + "timeout", REPLY_MILLIS);
    properties.put(prefix + "writetimeout", REPLY_MILLIS);
    properties.put(prefix + "localhost", settings.url().getHost());
    properties.put(prefix + "auth", String.valueOf(!relay.user().isEmpty()));
    if (relay.tls() == SubscriptionSettings.Tls.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    return properties;
  }

  private static String protocol(SubscriptionSettings.Relay relay) {
    return relay.tls() == SubscriptionSettings.Tls.TLS ? "smtps" : "smtp";
  }

  @Override
  public Carried carry(Delivery delivery, List<Notice> story, String token) {
    Transport transport;
    try {
      transport = transport();
    } catch (MessagingException failure) {
      LOG.log(
          Level.WARNING, "The relay of the status page cannot be used: {0}", failure.getMessage());
      return new Carried(Fate.NO_WAY, said(failure));
    }
    try {
      MimeMessage mail =
          delivery.isQuestion()
              ? NoticeMail.question(session, settings, relay, delivery, token)
              : NoticeMail.notice(session, settings, relay, delivery, story, token);
      transport.sendMessage(mail, new Address[] {mail.getAllRecipients()[0]});
      return new Carried(Fate.DELIVERED, "");
    } catch (MessagingException failure) {
      return new Carried(isForGood(failure) ? Fate.REFUSED : Fate.LATER, said(failure));
    }
  }

  private Transport transport() throws MessagingException {
    Transport kept = open;
    if (kept != null && kept.isConnected()) {
      return kept;
    }
    close();
    Transport transport = session.getTransport(protocol(relay));
    boolean login = !relay.user().isEmpty();
    transport.connect(
        relay.host(), relay.port(), login ? relay.user() : null, login ? relay.password() : null);
    open = transport;
    return transport;
  }

  /** Of the recipient or the message; what the relay has against us as a sender may end. */
  private static boolean isForGood(MessagingException failure) {
    for (Exception cause = failure;
        cause instanceof MessagingException link;
        cause = link.getNextException()) {
      if (link instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode() >= PERMANENT;
      }
      if (link instanceof SMTPSendFailedException refused
          && refused.getReturnCode() >= PERMANENT
          && isOfMessage(refused.getCommand())) {
        return true;
      }
    }
    return false;
  }

  /** The command is the dot at the end of the message, or DATA before it. */
  private static boolean isOfMessage(@Nullable String command) {
    return command == null || command.startsWith("DATA") || command.equals(".");
  }

  private static String said(MessagingException failure) {
    Exception last = failure;
    while (last instanceof MessagingException link && link.getNextException() != null) {
      last = link.getNextException();
    }
    String message = last.getMessage();
    return message == null ? last.getClass().getSimpleName() : message.strip();
  }

  @Override
  public void close() {
    Transport kept = open;
    open = null;
    if (kept != null) {
      try {
        kept.close();
      } catch (MessagingException gone) {
        LOG.log(Level.FINE, "The relay ended the connection first", gone);
      }
    }
  }
}
