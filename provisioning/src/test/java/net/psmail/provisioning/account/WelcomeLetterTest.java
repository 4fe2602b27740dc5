package net.psmail.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import net.psmail.provisioning.address.MailAddress;
import org.junit.jupiter.api.Test;

class WelcomeLetterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void tellsWhoItIsFromAndForWhomAndWhen() throws MessagingException {
    MimeMessage letter = letter(Locale.ENGLISH);
    assertThat(letter.getHeader("Message-ID")).containsExactly("<welcome.7@psmail.test>");
    assertThat(letter.getFrom()[0]).hasToString("PSMail <postmaster@psmail.test>");
    assertThat(letter.getAllRecipients()[0]).hasToString("anna.berg@psmail.test");
    assertThat(letter.getSentDate()).isEqualTo(NOW);
    assertThat(letter.getSubject()).isEqualTo("Welcome to PSMail");
  }

  @Test
  void speaksTheLanguageOfTheAccount() throws MessagingException, IOException {
    assertThat((String) letter(Locale.GERMAN).getContent())
        .contains("Ihr Postfach ist bereit:\r\nanna.berg@psmail.test")
        .contains("führt nur er zurück")
        .contains("  https://mail.example/de/account/devices");
    assertThat((String) letter(Locale.FRENCH).getContent()).contains("Your mailbox is ready");
  }

  @Test
  void keepsItsLinesShort() throws MessagingException, IOException {
    assertThat(((String) letter(Locale.GERMAN).getContent()).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
  }

  private static MimeMessage letter(Locale language) throws MessagingException {
    WelcomeLetter letter =
        new WelcomeLetter(
            MailAddress.parse("anna.berg@psmail.test"), language, "PSMail", "https://mail.example");
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(letter.bytes("welcome.7", NOW)));
  }
}
