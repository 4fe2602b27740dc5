package net.psmail.provisioning.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import net.psmail.provisioning.address.MailAddress;

/** What a new member reads first: a plain-text letter as of RFC 5322. */
record WelcomeLetter(MailAddress to, Locale language, String siteName, String siteUrl) {

  byte[] bytes(String id, Instant now) {
    try {
      String domain = to.domain().ascii();
      MimeMessage message = new IdentifiedMessage("<" + id + "@" + domain + ">");
      message.setFrom(new InternetAddress("postmaster@" + domain, siteName, UTF_8.name()));
      message.setRecipient(RecipientType.TO, new InternetAddress(to.toString()));
      message.setSubject(text("welcome.subject"), UTF_8.name());
      message.setSentDate(Date.from(now));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("Content-Language", language.toLanguageTag());
      message.setText(text("welcome.text"), UTF_8.name());
      message.saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException | IOException failure) {
      throw new IllegalStateException("The welcome letter could not be written", failure);
    }
  }

  private String text(String key) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            WelcomeLetter.class.getName(),
            language,
            WelcomeLetter.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String prefix = language.getLanguage().equals("de") ? "/de" : "";
    return MessageFormat.format(bundle.getString(key), siteName, to, siteUrl + prefix);
  }

  /** Keeps the Message-ID that it was given. */
  private static final class IdentifiedMessage extends MimeMessage {

    private final String id;

    IdentifiedMessage(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
