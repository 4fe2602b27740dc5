package net.psmail.provisioning.mailserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SieveReplyTest {

  @Test
  void readsLinesUntilTheAnswer() throws IOException {
    SieveReply reply = read("\"summer\"\r\n{7}\r\nps\"mail ACTIVE\r\nok \"Listed.\"\r\n");
    assertThat(reply.isOk()).isTrue();
    assertThat(reply.lines()).containsExactly(List.of("summer"), List.of("ps\"mail", "ACTIVE"));
    assertThat(reply.text()).isEqualTo("Listed.");
  }

  @Test
  void readsWhyAServerSaysNo() throws IOException {
    SieveReply reply = read("NO (QUOTA/MAXSIZE \")\") {12}\r\nline 3:\r\nbä\r\n");
    assertThat(reply.isOk()).isFalse();
    assertThat(reply.text()).isEqualTo("line 3:\r\nb\u00e4");
  }

  @Test
  void readsQuotesWithinQuotes() throws IOException {
    assertThat(read("NO \"unknown \\\"foo\\\\\\\"\"\r\n").text()).isEqualTo("unknown \"foo\\\"");
  }

  @Test
  void noticesAServerThatHangsUp() {
    assertThatThrownBy(() -> read("\"a\"\r\nO")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("NO {10}\r\nshort")).isInstanceOf(EOFException.class);
  }

  @Test
  void readsNoMoreThanAPersonWould() {
    assertThatThrownBy(() -> read("NO {99999999999}\r\n")).hasMessageContaining("more than");
    assertThatThrownBy(() -> read("\"a\"\r\n".repeat(1001))).hasMessageContaining("without end");
    assertThatThrownBy(() -> read("\"" + "a".repeat(70_000))).hasMessageContaining("more than");
  }

  private static SieveReply read(String text) throws IOException {
    return SieveReply.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
