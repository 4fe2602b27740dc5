package net.psmail.provisioning.clientsettings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import org.junit.jupiter.api.Test;

class ClientSettingsFormatsTest {

  private static final DomainServers SETTINGS =
      new DomainServers(
          new DomainName("psmail.test"),
          "PSMail & Sons",
          List.of(
              new Server(Protocol.IMAP, "mail.psmail.test", 993),
              new Server(Protocol.POP3, "mail.psmail.test", 995),
              new Server(Protocol.SMTP, "mail.psmail.test", 465)));

  @Test
  void mozillaAutoconfigNamesEveryServerAndLeavesTheAddressToTheProgram() throws IOException {
    assertThat(new String(MozillaAutoconfig.write(SETTINGS), UTF_8))
        .isEqualTo(golden("config-v1.1.xml"));
  }

  @Test
  void autodiscoverGivesBackTheAddressThatItWasSent() throws IOException {
    assertThat(new String(Autodiscover.write(SETTINGS, "ada&l@psmail.test"), UTF_8))
        .isEqualTo(golden("autodiscover.xml"));
    assertThat(new String(Autodiscover.write(AutodiscoverFault.DOMAIN_UNKNOWN), UTF_8))
        .isEqualTo(golden("autodiscover-fault.xml"));
  }

  @Test
  void appleProfileConfiguresOneMailboxWithoutAPassword() throws IOException {
    byte[] profile = AppleProfile.write(SETTINGS, imap("ada.l@psmail.test"));
    assertThat(new String(profile, UTF_8)).isEqualTo(golden("ada.mobileconfig"));
  }

  @Test
  void aSecondDownloadOfTheAppleProfileIsTheSameAccount() {
    MailAccount ada = imap("ada@psmail.test");
    assertThat(AppleProfile.write(SETTINGS, ada)).isEqualTo(AppleProfile.write(SETTINGS, ada));
    assertThat(AppleProfile.write(SETTINGS, imap("bob@psmail.test")))
        .isNotEqualTo(AppleProfile.write(SETTINGS, ada));
  }

  private static MailAccount imap(String address) {
    return MailAccount.withoutPassword(MailAddress.parse(address), Protocol.IMAP);
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = ClientSettingsFormatsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }
}
