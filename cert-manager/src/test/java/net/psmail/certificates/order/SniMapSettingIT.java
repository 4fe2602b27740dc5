package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Lookout;
import net.psmail.certificates.install.RealMailServers;
import net.psmail.certificates.install.SniMap;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Postfix that has another certificate for another name, by settings alone. */
class SniMapSettingIT {

  private static final String OTHER = "mail.other.test";

  @Test
  void leadsTheNamesToTheFileBeforePostfixIsTold(@TempDir Path files) throws IOException {
    CertificateSettings base = CertificateSettings.from(new MapConfig(settings(files, "")));
    CertificateCustody custody =
        new CertificateCustody(
            base, new TlsDirectory(base.directory()), Clock.systemUTC(), new SecureRandom());
    KeyedChain usual = custody.mail().served();
    for (String file : List.of("dovecot.pem", "postfix.pem")) {
      new TlsDirectory(files).write(file, usual);
    }
    new SniMap(files.resolve("sni"), SniMap.Type.HASH, null)
        .reload(files.resolve("postfix.pem"), usual);
    try (RealMailServers postfix = new RealMailServers(files)) {
      MapConfig config =
          new MapConfig(settings(files, "smtp://127.0.0.1:" + postfix.ofPostfixFor(OTHER).port()));
      try (Fleet fleet =
          new Fleet(
              FleetSettings.from(config, base),
              base,
              custody,
              TrialDatabase.create(),
              Clock.systemUTC(),
              new SecureRandom(),
              Thread::new)) {
        fleet.declare();

        Lifecycle lifecycle = fleet.lifecycle();
        lifecycle.advanceDue();

        assertThat(lifecycle.history("other")).extracting("stage").contains(Stage.PROVED);
        assertThat(seen(postfix, OTHER))
            .isEqualTo(lifecycle.standing("other").orElseThrow().current());
        assertThat(CertificateNames.in(seen(postfix, OTHER).get(0)).hosts()).containsExactly(OTHER);
        assertThat(seen(postfix, "localhost")).isEqualTo(usual.chain());
        assertThat(Files.readString(files.resolve("sni")))
            .contains("localhost " + files.resolve("postfix.pem"));
      }
    }
  }

  private static List<X509Certificate> seen(RealMailServers postfix, String name) {
    return new Lookout(Duration.ofSeconds(5))
        .look(List.of(postfix.ofPostfixFor(name)))
        .get(0)
        .chain();
  }

  private static Map<String, String> settings(Path files, String listeners) {
    return Map.of(
        "psmail.tls.directory",
        files.resolve("tls").toString(),
        "psmail.domains",
        "psmail.test, other.test",
        "psmail.certificates",
        "other",
        "psmail.certificate.other.names",
        OTHER,
        "psmail.certificate.other.file",
        files.resolve("other.pem").toString(),
        "psmail.certificate.other.sni-map",
        "hash:" + files.resolve("sni"),
        "psmail.certificate.other.reload",
        "postfix -c " + files.resolve("etc") + " reload",
        "psmail.certificate.other.listeners",
        listeners);
  }
}
