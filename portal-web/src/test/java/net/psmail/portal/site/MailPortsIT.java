package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailPortsIT {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void saysWhichPortsAnswer(String bind) throws IOException {
    MailPorts mail;
    try (ServerSocket open = listen();
        ServerSocket other = listen()) {
      mail =
          new MailPorts(bind, Map.of("imaps", open.getLocalPort(), "pop3s", other.getLocalPort()));
      assertThat(mail.answers()).containsEntry("imaps", true).containsEntry("pop3s", true);
    }
    assertThat(mail.answers()).containsEntry("imaps", false).containsEntry("pop3s", false);
  }

  @Test
  void aHostThatIsNotKnownDoesNotAnswer() {
    assertThat(new MailPorts("nowhere.invalid", Map.of("imaps", 993)).answers())
        .containsEntry("imaps", false);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
