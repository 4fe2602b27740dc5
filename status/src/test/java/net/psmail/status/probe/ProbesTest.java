package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {

  private static Settings settings(Map<String, String> values) {
    return new Settings(key -> Optional.ofNullable(values.get(key)));
  }

  private static List<Probe> from(Map<String, String> values) {
    return Probes.from(settings(values));
  }

  private static Probe only(String... fields) {
    Map<String, String> values = new HashMap<>(Map.of("psmail.status.probes", "own"));
    for (int i = 0; i < fields.length; i += 2) {
      values.put("psmail.status.probe.own." + fields[i], fields[i + 1]);
    }
    values.put("psmail.status.login.bob.user", "bob");
    values.put("psmail.status.login.bob.password", "s3cret");
    return from(values).get(0);
  }

  @Test
  void looksAtThisInstallationWhenNothingIsSaid() {
    assertThat(from(Map.of()))
        .extracting(Probe::key, Probe::kind, Probe::target, Probe::serverName)
        .containsExactly(
            tuple("imaps", ProbeKind.IMAPS, "127.0.0.1:9993", "localhost"),
            tuple("submissions", ProbeKind.SUBMISSIONS, "127.0.0.1:9465", "localhost"),
            tuple("pop3s", ProbeKind.POP3S, "127.0.0.1:9995", "localhost"),
            tuple("https", ProbeKind.HTTP, "https://127.0.0.1:8443/", "localhost"),
            tuple("http", ProbeKind.HTTP, "http://127.0.0.1:8080/health/ready", "127.0.0.1"));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void expectsTheCertificateOfTheNameThatMailProgramsAreTold() {
    assertThat(
            from(
                Map.of(
                    "psmail.mail.host", "mail.example.org",
                    "psmail.mail.bind", "::",
                    "psmail.mail.imaps.port", "993",
                    "psmail.http.bind", "192.0.2.7",
                    "psmail.site.url", "https://www.example.org")))
        .extracting(Probe::target, Probe::serverName)
        .contains(
            tuple("[::1]:993", "mail.example.org"),
            tuple("https://192.0.2.7:8443/", "www.example.org"));
  }

  @Test
  void looksFromAnotherMachineAtWhatEverybodyReaches() {
    assertThat(
            from(
                Map.of(
                    "psmail.status.alone", "true",
                    "psmail.data", "/var/lib/psmail-status",
                    "psmail.mail.host", "mail.example.org",
                    "psmail.mail.bind", "127.0.0.1",
                    "psmail.mail.imaps.port", "993",
                    "psmail.mail.pop3s.port", "0",
                    "psmail.http.port", "8081",
                    "psmail.site.url", "https://www.example.org")))
        .extracting(Probe::key, Probe::target, Probe::serverName)
        .containsExactly(
            tuple("imaps", "mail.example.org:993", "mail.example.org"),
            tuple("submissions", "mail.example.org:9465", "mail.example.org"),
            tuple("https", "https://www.example.org/", "www.example.org"),
            tuple("http", "https://www.example.org/health/ready", "www.example.org"));
  }

  @Test
  void refusesAWordThatIsNeitherTrueNorFalse() {
    assertThatThrownBy(() -> from(Map.of("psmail.status.alone", "yes")))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("psmail.status.alone")
        .hasMessageContaining("true or false");
  }

  @Test
  void leavesOutWhatIsNotServedAndAddsWhatIs() {
    assertThat(
            from(
                Map.of(
                    "psmail.mail.pop3s.port", "0",
                    "psmail.status.smtp.port", "25",
                    "psmail.status.sieve.port", "4190",
                    "psmail.data", "/var/lib/psmail")))
        .extracting(Probe::key)
        .containsExactly("imaps", "submissions", "smtp", "sieve", "https", "http", "disk");
  }

  @Test
  void readsAProbeWithAllThatCanBeSaidOfIt() {
    Probe probe =
        from(Map.ofEntries(
                Map.entry("psmail.status.probes", "net, https, shop"),
                Map.entry("psmail.status.probe.net.kind", "tcp"),
                Map.entry("psmail.status.probe.net.target", "192.0.2.1:53"),
                Map.entry("psmail.status.probe.shop.kind", "http"),
                Map.entry("psmail.status.probe.shop.target", "https://shop.example.org/"),
                Map.entry("psmail.status.probe.shop.component", "Shop.1"),
                Map.entry("psmail.status.probe.shop.interval", "PT2M"),
                Map.entry("psmail.status.probe.shop.timeout", "PT9S"),
                Map.entry("psmail.status.probe.shop.failures", "3"),
                Map.entry("psmail.status.probe.shop.slow", "PT2S"),
                Map.entry("psmail.status.probe.shop.severity", "partial-outage"),
                Map.entry("psmail.status.probe.shop.depends", "net"),
                Map.entry("psmail.status.probe.shop.option.text", "Welcome")))
            .get(2);
    assertThat(probe)
        .isEqualTo(
            new Probe(
                "shop",
                "Shop.1",
                ProbeKind.HTTP,
                "https://shop.example.org/",
                new TreeMap<>(Map.of("text", "Welcome")),
                Duration.ofMinutes(2),
                Duration.ofSeconds(9),
                3,
                Duration.ofSeconds(2),
                Severity.PARTIAL_OUTAGE,
                "net",
                Origin.ADMINISTRATOR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "imaps|a|target",
        "imaps|a:0|target",
        "imaps|a:99999|target",
        "imaps|::1:993|target",
        "http|ftp://a|target",
        "http|http://me:secret@a/|target",
        "dns|a b|target",
        "blocklist|example.org|target",
        "disk|var|target",
        "queue|here|target",
        "dns|example.org|option.type",
        "blocklist|192.0.2.1|option.lists",
        "round-trip|a:465|option.login",
        "gopher|a:70|kind"
      })
  void saysWhatIsWrongWithAProbe(String kind, String target, String field) {
    assertThatThrownBy(() -> only("kind", kind, "target", target))
        .isInstanceOfSatisfying(
            StatusException.class,
            e -> assertThat(e.payload()).isEqualTo("psmail.status.probe.own." + field));
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> only("kind", "imaps", "target", "a:993", "option.days", "soon"))
        .hasMessage(
            "psmail.status.probe.own.option.days: \"soon\" must be a whole number from 0 to 365.");
    assertThatThrownBy(() -> Probe.of("own", ProbeKind.TCP, "a:1", Map.of("login", "bob")))
        .hasMessage("option.login: There is no such option; tcp has none.");
  }

  @Test
  void wantsALoginThatThereIs() {
    assertThat(only("kind", "imaps", "target", "a:993", "option.login", "bob").options())
        .containsEntry("login", "bob");
    assertThatThrownBy(() -> only("kind", "imaps", "target", "a:993", "option.login", "eve"))
        .hasMessageStartingWith("psmail.status.login.eve.password: write the password");
  }

  @Test
  void refusesADependencyThatLeadsNowhereOrBack() {
    assertThatThrownBy(() -> only("kind", "tcp", "target", "a:1", "depends", "other"))
        .hasMessageStartingWith("psmail.status.probe.own.depends: \"other\" must be another probe");
    assertThatThrownBy(
            () ->
                from(
                    Map.of(
                        "psmail.status.probes", "a,b",
                        "psmail.status.probe.a.kind", "tcp",
                        "psmail.status.probe.a.target", "a:1",
                        "psmail.status.probe.a.depends", "b",
                        "psmail.status.probe.b.kind", "tcp",
                        "psmail.status.probe.b.target", "b:1",
                        "psmail.status.probe.b.depends", "a")))
        .hasMessageStartingWith("psmail.status.probe.a.depends:");
  }

  @Test
  void knowsPrivateAddresses() {
    for (String text :
        List.of(
            "127.0.0.1",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "::",
            "fe80::1",
            "fd12::1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "::ffff:10.0.0.1")) {
      assertThat(Networks.isPrivate(Networks.literal(text))).as(text).isTrue();
    }
    for (String text : List.of("192.0.2.1", "172.32.0.1", "8.8.8.8", "2606:4700::1111")) {
      assertThat(Networks.isPrivate(Networks.literal(text))).as(text).isFalse();
    }
    Networks allowed = Networks.of("10.20.0.0/14, fd00::/8");
    assertThat(allowed.hold(Networks.literal("10.23.255.255"))).isTrue();
    assertThat(allowed.hold(Networks.literal("10.24.0.0"))).isFalse();
    assertThat(allowed.hold(Networks.literal("fd12::1"))).isTrue();
    assertThatThrownBy(() -> Networks.of("10.0.0.0/33"))
        .hasMessageStartingWith("psmail.status.private: \"10.0.0.0/33\" must be a network");
  }
}
