package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.MailClient;
import net.psmail.provisioning.mailserver.MailServerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Postfix does with mail of members while nobody counts it. */
class ProbationAloneIT {

  private static final long PLENTY = 10_000_000;

  private static ServersAlone servers;
  private static Members members;

  @BeforeAll
  static void start() throws IOException {
    servers = ServersAlone.start();
    members = Members.of(servers);
    members.letProbationLast(Duration.ofDays(30));
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void letsMembersOfOldSendAndAsksNewOnesToComeBack() throws Exception {
    MailAddress fresh = members.newMailbox(PLENTY);
    MailAddress old = members.newMailbox(PLENTY);
    members.makeOld(old);
    String password = members.newDevicePassword(fresh);
    assertThatThrownBy(() -> client().send(fresh, password, old.toString(), "Not now"))
        .hasMessageContaining("451 4.3.2")
        .hasMessageContaining("New accounts cannot send at this moment");
    client().send(old, members.newDevicePassword(old), old.toString(), "As ever");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> servers.log("postfix").contains("to=<" + old + ">"));
  }

  private static MailClient client() {
    return new MailClient(
        new MailServerContract.Ports(
            servers.number("psmail.mail.imaps.port"),
            servers.number("psmail.mail.pop3s.port"),
            servers.number("psmail.mail.submissions.port")),
        servers.trust());
  }
}
