package net.psmail.provisioning.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.address.MailAddress;
import org.junit.jupiter.api.Test;

class ApiTokenTest {

  private static final String NAME = "n".repeat(60);

  @Test
  void isNamedInTheTrailByWhoMadeItAndByItsName() {
    String administrator = "a".repeat(64) + "@" + "mail.example.org";
    assertThat(token(administrator).actor())
        .isEqualTo(administrator + " (API token “" + NAME + "”)");
  }

  @Test
  void fitsTheTrailHoweverLongTheDomainIs() {
    String domain = ("d".repeat(62) + ".").repeat(4) + "d";
    String administrator = MailAddress.parse("a".repeat(64) + "@" + domain).toString();
    assertThat(administrator).hasSize(318);
    assertThat(token(administrator).actor()).isEqualTo(administrator);
    String shorter = administrator.substring(0, 250);
    assertThat(token(shorter).actor()).hasSize(318).startsWith(shorter + " (API token “n");
  }

  private static ApiToken token(String administrator) {
    return new ApiToken(
        1,
        NAME,
        Set.of(),
        2,
        administrator,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ApiToken.State.WORKS);
  }
}
