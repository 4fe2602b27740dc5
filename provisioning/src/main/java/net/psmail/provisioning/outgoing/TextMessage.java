package net.psmail.provisioning.outgoing;

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
import java.util.Properties;
import java.util.regex.Pattern;
import net.psmail.provisioning.address.MailAddress;

/**
 * A message of plain text as of <a href="https://www.rfc-editor.org/rfc/rfc5322">RFC 5322</a>. No
 * text that goes into its head can begin another line there.
 */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it so.
final class TextMessage extends MimeMessage {

  private static final Pattern NOT_OF_ONE_LINE =
      Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  /** Of defaults alone. To make one searches the libraries, which costs more than a message. */
  private static final Session DEFAULTS = Session.getInstance(new Properties());

  private final String id;

  private TextMessage(String id) {
    super(DEFAULTS);
    this.id = id;
  }

  /** What a member wrote. */
  static TextMessage of(OutgoingMail mail, MailAddress from, Instant now) {
    try {
      TextMessage message = new TextMessage("<" + mail.id() + "@" + from.domain().ascii() + ">");
      message.setFrom(new InternetAddress(from.toString(), true));
      message.setRecipients(RecipientType.TO, addresses(mail.to()));
      message.setRecipients(RecipientType.CC, addresses(mail.cc()));
      return message.filled(mail.subject(), mail.text(), now);
    } catch (MessagingException failure) {
      throw new IllegalStateException("A mail could not be written", failure);
    }
  }

  /** What the provider writes, and says so: no program shall answer it. */
  static TextMessage of(Letter letter, MailAddress from, String name) {
    try {
      TextMessage message = new TextMessage("<" + letter.id() + "@" + from.domain().ascii() + ">");
      message.setFrom(named(from, oneLine(name)));
      message.setRecipients(RecipientType.TO, addresses(List.of(letter.to())));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", letter.language().toLanguageTag());
      return message.filled(letter.subject(), letter.text(), letter.date());
    } catch (MessagingException failure) {
      throw new IllegalStateException("A letter could not be written", failure);
    }
  }

  /** Keeps the Message-ID that it was given. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  private TextMessage filled(String subject, String text, Instant now) throws MessagingException {
    setSubject(oneLine(subject), UTF_8.name());
    setSentDate(Date.from(now));
    setText(LINE_END.matcher(text).replaceAll("\r\n"), UTF_8.name());
    saveChanges();
    return this;
  }

  private static InternetAddress named(MailAddress address, String name) throws MessagingException {
    InternetAddress named = new InternetAddress(address.toString(), true);
    try {
      named.setPersonal(name, UTF_8.name());
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return named;
  }

  private static InternetAddress[] addresses(List<String> addresses) throws MessagingException {
    InternetAddress[] parsed = new InternetAddress[addresses.size()];
    for (int i = 0; i < parsed.length; i++) {
      parsed[i] = new InternetAddress(oneLine(addresses.get(i)), true);
    }
    return parsed;
  }

  private static String oneLine(String text) {
    return NOT_OF_ONE_LINE.matcher(text).replaceAll(" ").strip();
  }
}
