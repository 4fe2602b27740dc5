package net.psmail.status.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import net.psmail.status.database.Ids;

/**
 * A mail to a subscriber, of plain text. No text that goes into its head can begin another line
 * there. It says by which link a mail program leaves with one click (<a
 * href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>), of which list it is (<a
 * href="https://www.rfc-editor.org/rfc/rfc2919">RFC 2919</a>), and that no program shall answer it.
 */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it so.
final class NoticeMail extends MimeMessage {

  private static final Pattern NOT_OF_ONE_LINE =
      Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  private final String id;

  private NoticeMail(Session session, String id) {
    super(session);
    this.id = id;
  }

  /** The question to somebody who may want to be told. */
  static NoticeMail question(
      Session session,
      SubscriptionSettings settings,
      SubscriptionSettings.Relay relay,
      Delivery delivery,
      String token)
      throws MessagingException {
    Words words = Words.of(delivery.language());
    NoticeMail mail = begun(session, settings, relay, delivery, token);
    String kind = delivery.confirmed() ? "mail.again" : "mail.question";
    mail.fill(
        words.text(kind + ".subject", settings.name()),
        words.text(kind + ".text", settings.name(), Links.choose(settings, token)),
        delivery.createdAt());
    return mail;
  }

  /** News of an incident; those of one incident make one thread. */
  static NoticeMail notice(
      Session session,
      SubscriptionSettings settings,
      SubscriptionSettings.Relay relay,
      Delivery delivery,
      List<Notice> story,
      String token)
      throws MessagingException {
    Words words = Words.of(delivery.language());
    Notice notice = story.get(0);
    NoticeMail mail = begun(session, settings, relay, delivery, token);
    String thread = id(relay, Ids.of("thread", delivery.subscriber() + " " + notice.incident()));
    mail.setHeader("In-Reply-To", thread);
    mail.setHeader("References", thread);
    String status = words.status(notice.status());
    String title = notice.title(delivery.language());
    mail.fill(
        words.text("mail.notice.subject", title, status),
        words.text(
            "mail.notice.text",
            title,
            status,
            words.time(notice.at()),
            notice.body(delivery.language()),
            notice.url().toString(),
            settings.name(),
            Links.choose(settings, token),
            Links.leave(settings, token)),
        notice.at());
    return mail;
  }

  private static NoticeMail begun(
      Session session,
      SubscriptionSettings settings,
      SubscriptionSettings.Relay relay,
      Delivery delivery,
      String token)
      throws MessagingException {
    NoticeMail mail = new NoticeMail(session, id(relay, Ids.of("mail", delivery.key())));
    mail.setFrom(named(relay));
    mail.setRecipient(RecipientType.TO, new InternetAddress(delivery.address(), true));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", delivery.language());
    mail.setHeader("List-Id", "<notices." + settings.url().getHost() + ">");
    mail.setHeader("List-Unsubscribe", "<" + Links.leave(settings, token) + ">");
    mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return mail;
  }

  /** Keeps the Message-ID that it was given. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  private static String id(SubscriptionSettings.Relay relay, String left) {
    return "<" + left + relay.from().substring(relay.from().lastIndexOf('@')) + ">";
  }

  private void fill(String subject, String text, Instant date) throws MessagingException {
    setSubject(oneLine(subject), UTF_8.name());
    setSentDate(Date.from(date));
    setText(LINE_END.matcher(text).replaceAll("\r\n"), UTF_8.name());
    saveChanges();
  }

  private static InternetAddress named(SubscriptionSettings.Relay relay) throws MessagingException {
    InternetAddress named = new InternetAddress(relay.from(), true);
    try {
      named.setPersonal(oneLine(relay.name()), UTF_8.name());
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return named;
  }

  private static String oneLine(String text) {
    return NOT_OF_ONE_LINE.matcher(text).replaceAll(" ").strip();
  }
}
