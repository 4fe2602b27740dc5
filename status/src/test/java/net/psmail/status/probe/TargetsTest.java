package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static List<Target> from(Map<String, String> values) {
    return Targets.from(new Settings(key -> Optional.ofNullable(values.get(key))));
  }

  @Test
  void looksAtThisInstallationWhenNothingIsSaid() {
    assertThat(from(Map.of()))
        .containsExactly(
            new Target("imaps", Protocol.IMAPS, "127.0.0.1", 9993, "localhost"),
            new Target("submissions", Protocol.SUBMISSIONS, "127.0.0.1", 9465, "localhost"),
            new Target("pop3s", Protocol.POP3S, "127.0.0.1", 9995, "localhost"),
            new Target("https", Protocol.HTTPS, "127.0.0.1", 8443, "localhost"),
            new Target("http", Protocol.HTTP, "127.0.0.1", 8080, "127.0.0.1"));
  }

  @Test
  void expectsTheCertificateOfTheNameThatMailProgramsAreTold() {
    assertThat(
            from(
                Map.of(
                    "psmail.mail.host", "mail.example.org",
                    "psmail.mail.bind", "0.0.0.0",
                    "psmail.mail.imaps.port", "993",
                    "psmail.http.bind", "192.0.2.7",
                    "psmail.site.url", "https://www.example.org")))
        .contains(
            new Target("imaps", Protocol.IMAPS, "127.0.0.1", 993, "mail.example.org"),
            new Target("https", Protocol.HTTPS, "192.0.2.7", 8443, "www.example.org"));
  }

  @Test
  void leavesOutWhatIsNotServed() {
    assertThat(from(Map.of("psmail.mail.pop3s.port", "0")))
        .extracting(Target::key)
        .doesNotContain("pop3s");
  }

  @Test
  void looksAtOtherMachinesWhereTheyAreNamed() {
    assertThat(
            from(
                Map.of(
                    "psmail.status.targets",
                    "imaps=mail.example.org:993, imaps=[2001:db8::1]:993,https=example.org:443")))
        .containsExactly(
            new Target("imaps", Protocol.IMAPS, "mail.example.org", 993, "mail.example.org"),
            new Target("imaps-2", Protocol.IMAPS, "2001:db8::1", 993, "2001:db8::1"),
            new Target("https", Protocol.HTTPS, "example.org", 443, "example.org"));
  }

  @Test
  void saysHowATargetIsWritten() {
    for (String wrong :
        List.of("imaps", "gopher=a:70", "imaps=a", "imaps=a:0", "imaps=a:99999", "imaps=::1:993")) {
      assertThatThrownBy(() -> from(Map.of("psmail.status.targets", wrong)))
          .isInstanceOf(StatusException.class)
          .hasMessageStartingWith("psmail.status.targets: \"" + wrong + "\" must be imaps,")
          .hasMessageEndingWith("such as imaps=mail.example.org:993.");
    }
  }
}
