package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** The real program, which is told an address and a device password and nothing else. */
class ThunderbirdIT {

  @Test
  void isSetUpFromAnAddressAndADevicePassword() throws Exception {
    Installation psmail = Installation.shared(Way.EMBEDDED);
    String password = new Visitor(psmail).becomeMember("thea");
    MailProgram tilda =
        new MailProgram(psmail, "tilda@psmail.test", new Visitor(psmail).becomeMember("tilda"));

    try (Detour detour = Detour.to(psmail, "autoconfig.psmail.test");
        Thunderbird thunderbird = Thunderbird.open(psmail, detour)) {
      thunderbird.setUp("Thea Thaler", "thea@psmail.test", password);
      await("the welcome letter in Thunderbird")
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(thunderbird.subjects()).contains("Welcome to PSMail"));
      thunderbird.photograph("thunderbird");
      assertThat(detour.asked())
          .contains(
              "CONNECT autoconfig.psmail.test:443 HTTP/1.1",
              "GET http://autoconfig.psmail.test/mail/config-v1.1.xml"
                  + "?emailaddress=thea%40psmail.test HTTP/1.1");

      thunderbird.send("tilda@psmail.test", "From a real program");
      await("the letter to the other member")
          .atMost(60, SECONDS)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(tilda.subjectsByImap()).contains("From a real program"));
    }
  }
}
