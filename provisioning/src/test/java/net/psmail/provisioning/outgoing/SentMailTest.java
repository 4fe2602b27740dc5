package net.psmail.provisioning.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentMailTest {

  @Test
  void isReadAsItWasWritten() {
    SentMail mail = SentMail.of(List.of("bert@example.org", "cy@second.test"), false);
    assertThat(SentMail.parse(mail.line())).isEqualTo(mail);
    assertThat(mail.others()).isZero();
  }

  @Test
  void namesTheFirstAndCountsTheOthers() {
    SentMail mail = SentMail.of(Collections.nCopies(50, "somebody@example.org"), true);
    assertThat(mail.recipients().size() + mail.others()).isEqualTo(50);
    assertThat(mail.recipients()).hasSizeBetween(20, 49);
    assertThat(mail.line()).hasSizeLessThan(520);
    assertThat(SentMail.parse(mail.line())).isEqualTo(mail);
  }
}
