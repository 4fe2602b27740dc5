package net.psmail.provisioning.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import net.psmail.provisioning.address.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final MailAddress ANNA = MailAddress.parse("anna.berg@psmail.test");
  private static final List<String> BERT = List.of("bert@example.org");

  @Test
  void tellsWhoItIsFromAndForWhomAndWhen() throws Exception {
    OutgoingMail mail =
        new OutgoingMail(
            "abc",
            List.of("bert@example.org", "o'neil+x@example.org"),
            List.of("cy@second.test"),
            "Lunch",
            "At noon");
    MimeMessage message = arrived(TextMessage.of(mail, ANNA, NOW));
    assertThat(message.getHeader("Message-ID")).containsExactly("<abc@psmail.test>");
    assertThat(message.getHeader("From")).containsExactly("anna.berg@psmail.test");
    assertThat(message.getRecipients(RecipientType.TO))
        .extracting(Object::toString)
        .containsExactly("bert@example.org", "o'neil+x@example.org");
    assertThat(message.getRecipients(RecipientType.CC)[0]).hasToString("cy@second.test");
    assertThat(message.getSentDate()).isEqualTo(NOW);
    assertThat(message.getContent()).isEqualTo("At noon");
  }

  @Test
  void carriesALongSubjectOfAnyLetters() throws Exception {
    String subject = "Grüße aus Łódź 📮 und 東京 ".repeat(10).substring(0, 150);
    OutgoingMail mail = new OutgoingMail("abc", BERT, List.of(), subject, "x");
    TextMessage message = TextMessage.of(mail, ANNA, NOW);
    assertThat(arrived(message).getSubject()).isEqualTo(subject.strip());
    assertThat(head(message)).allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
    assertThat(head(message)).allSatisfy(line -> assertThat(line).isPrintable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello\r\nBcc: eve@example.org",
        "Hello\nBcc: eve@example.org",
        "Hello\rBcc: eve@example.org",
        "Hello\r\n\r\nAnother text",
        "Hello\u2028Bcc: eve@example.org",
        "Grüße\r\nBcc: eve@example.org"
      })
  void letsNoSubjectBeginAnotherLineOfTheHead(String subject) throws Exception {
    OutgoingMail mail = new OutgoingMail("abc", BERT, List.of(), subject, "x");
    MimeMessage message = arrived(TextMessage.of(mail, ANNA, NOW));
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject()).doesNotContain("\r", "\n").contains(" ");
    assertThat(message.getContent()).isEqualTo("x");
  }

  @Test
  void keepsTheTextAsItWasWritten() throws Exception {
    String text = "Grüße 📮\n\n.\nFrom here\n" + "long ".repeat(400) + "\n  end";
    OutgoingMail mail = new OutgoingMail("abc", BERT, List.of(), "x", text);
    TextMessage message = TextMessage.of(mail, ANNA, NOW);
    assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(arrived(message).getContent()).isEqualTo(text.replace("\n", "\r\n"));
    assertThat(lines(message)).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
  }

  @Test
  void saysThatAProgramWroteTheLettersOfTheProvider() throws Exception {
    Letter letter =
        new Letter("copy.7", NOW, "ada@example.org", Locale.GERMAN, "Ihre Kopie", "Guten Tag");
    MailAddress from = MailAddress.parse("no-reply@psmail.test");
    MimeMessage message = arrived(TextMessage.of(letter, from, "Müller, Mail & Co"));
    assertThat(message.getFrom()[0].toString()).contains("<no-reply@psmail.test>");
    assertThat(message.getFrom()).hasSize(1);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Content-Language")).containsExactly("de");
    assertThat(message.getHeader("Message-ID")).containsExactly("<copy.7@psmail.test>");
  }

  private static MimeMessage arrived(TextMessage message) throws MessagingException, IOException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes(message)));
  }

  private static List<String> head(TextMessage message) throws MessagingException, IOException {
    List<String> lines = lines(message);
    return lines.subList(0, lines.indexOf(""));
  }

  private static List<String> lines(TextMessage message) throws MessagingException, IOException {
    String text = new String(bytes(message), StandardCharsets.ISO_8859_1);
    return Arrays.asList(text.split("\r\n", -1));
  }

  private static byte[] bytes(TextMessage message) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }
}
