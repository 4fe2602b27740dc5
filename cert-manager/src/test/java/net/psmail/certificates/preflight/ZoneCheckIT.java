package net.psmail.certificates.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import net.psmail.certificates.dns.Bind;
import net.psmail.certificates.dns.DnsServer;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.dns.TrialDns;
import net.psmail.certificates.lifecycle.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneCheckIT {

  private static final String OTHER_SECRET = "YW5vdGhlciBzZWNyZXQgYW5vdGhlciBzZWNyZXQ=";

  private static Bind server;

  @BeforeAll
  static void startServer(@TempDir Path files) throws IOException {
    server = new Bind(files, Bind.freePort(), "127.0.0.1");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void changesOurZoneAndOnesThatAliasesLeadInto() {
    assertThat(finding("mail.acme.test", server.address(), Bind.SECRET)).isEmpty();
    assertThat(finding("*.acme.test", server.address(), Bind.SECRET)).isEmpty();
    assertThat(finding("alias.acme.test", server.address(), Bind.SECRET)).isEmpty();
  }

  @Test
  void saysWhichRecordToWriteWhenAZoneIsNotOurs() {
    Finding finding = finding("mail.acme.test", server.address(), OTHER_SECRET).orElseThrow();

    assertThat(finding.passing()).isFalse();
    assertThat(finding.sentence()).contains("add _acme-challenge.mail.acme.test. CNAME");
  }

  @Test
  void findsAnAliasThatLeadsIntoAZoneOfOthers() throws IOException {
    try (TrialDns resolver = new TrialDns()) {
      resolver.add("_acme-challenge.mail.acme.test. CNAME proof.other.test.");

      Finding finding = finding("mail.acme.test", resolver.address(), Bind.SECRET).orElseThrow();

      assertThat(finding.sentence()).contains("proof.other.test");
    }
  }

  @Test
  void triesAgainWhenTheServerIsSilent() {
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    TextRecords records =
        new TextRecords(
            new DnsServer(
                nobody, server.address(), 53, Bind.KEY_NAME, Bind.ALGORITHM, Bind.SECRET));

    assertThat(new ZoneCheck(records).finding("mail.acme.test").orElseThrow().passing()).isTrue();
  }

  private static Optional<Finding> finding(String host, InetSocketAddress resolver, String secret) {
    TextRecords records =
        new TextRecords(
            new DnsServer(server.address(), resolver, 53, Bind.KEY_NAME, Bind.ALGORITHM, secret));
    return new ZoneCheck(records).finding(host);
  }
}
