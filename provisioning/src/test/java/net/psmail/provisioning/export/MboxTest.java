package net.psmail.provisioning.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MboxTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-07T09:05:00Z");

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void beginsEachMessageWithTheLineThatMailProgramsLookFor() throws IOException {
    write(new Flags(), "Subject: One\r\n\r\nHello.\r\n");
    assertThat(text())
        .isEqualTo(
            "From MAILER-DAEMON Sat Nov  7 09:05:00 2026\nStatus: O\nSubject: One\n\nHello.\n\n");
  }

  @Test
  void quotesLinesThatWouldBeginAMessageSoThatTheyCanBeToldApart() throws IOException {
    write(new Flags(), "A: b\n\nFrom here\n>From there\n>>From\nFrom\n From x\n");
    assertThat(text()).endsWith("A: b\n\n>From here\n>>From there\n>>From\nFrom\n From x\n\n");
  }

  @Test
  void keepsFlagsAndKeywords() throws IOException {
    Flags flags = new Flags("$Forwarded");
    flags.add(Flags.Flag.SEEN);
    flags.add(Flags.Flag.ANSWERED);
    flags.add(Flags.Flag.FLAGGED);
    flags.add(Flags.Flag.DRAFT);
    flags.add(Flags.Flag.DELETED);
    write(flags, "A: b\n\nx\n");
    assertThat(text()).contains("\nStatus: RO\nX-Status: AFTD\nX-Keywords: $Forwarded\nA: b\n");
  }

  @Test
  void leavesOutWhatAnEarlierFileSaidOfFlagsAndNothingElse() throws IOException {
    write(
        new Flags(),
        "X-Status: F\nA: b\nStatus: RO\nx-keywords: one\n two\nB: c\n d\n\nStatus: in the text\n");
    assertThat(text()).endsWith("\nStatus: O\nA: b\nB: c\n d\n\nStatus: in the text\n\n");
  }

  @Test
  void endsALastLineThatHasNoEnd() throws IOException {
    write(new Flags(), "A: b\r\n\r\nno end");
    write(new Flags(), "");
    assertThat(text()).contains("\n\nno end\n\nFrom MAILER-DAEMON ").endsWith("Status: O\n\n");
  }

  @Test
  void copiesBytesAndLinesOfAnyLengthAsTheyAre() throws IOException {
    String line = "x".repeat(20_000) + "From \u00e4\u0000\r.";
    write(new Flags(), "A: b\r\n\r\n" + line + "\r\n");
    assertThat(text()).endsWith("\n\n" + line + "\n\n");
  }

  private void write(Flags flags, String message) throws IOException {
    Mbox mbox = new Mbox(file);
    mbox.begin(RECEIVED, flags);
    byte[] bytes = message.getBytes(ISO_8859_1);
    assertThat(mbox.message(new ByteArrayInputStream(bytes))).isEqualTo(bytes.length);
    mbox.end();
  }

  private String text() {
    return file.toString(ISO_8859_1);
  }
}
