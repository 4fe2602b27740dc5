package net.psmail.provisioning.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class KnownMailsTest {

  private static long mark(String head) throws MessagingException {
    String mail = head + "\r\n\r\nHello.\r\n";
    return KnownMails.mark(new MimeMessage(null, new ByteArrayInputStream(mail.getBytes(UTF_8))));
  }

  @Test
  void areTheSameByTheirMessageId() throws MessagingException {
    assertThat(mark("Message-ID: <1@x>\r\nSubject: One"))
        .isEqualTo(mark("Message-ID: <1@x>\r\nSubject: Two"))
        .isNotEqualTo(mark("Message-ID: <2@x>\r\nSubject: One"));
  }

  @Test
  void withoutOneAreTheSameByWhatElseTellsThemApart() throws MessagingException {
    assertThat(mark("From: a@x\r\nSubject: One"))
        .isEqualTo(mark("From: a@x\r\nSubject:\r\n One"))
        .isNotEqualTo(mark("From: a@x\r\nSubject: Two"))
        .isNotEqualTo(mark("From: b@x\r\nSubject: One"))
        .isNotEqualTo(mark("Date: today\r\nFrom: a@x\r\nSubject: One"))
        .isNotEqualTo(mark("From: a@x\r\nTo: c@x\r\nSubject: One"));
  }

  @Test
  void withoutOneAreNotTheSameThatCameByThemselves() throws MessagingException {
    assertThat(mark("Received: by x; id 1\r\nReceived: by y; id 1\r\nSubject: One"))
        .isEqualTo(mark("Received: by x;\r\n\tid 1\r\nSubject: One"))
        .isNotEqualTo(mark("Received: by x; id 2\r\nReceived: by y; id 1\r\nSubject: One"));
  }
}
