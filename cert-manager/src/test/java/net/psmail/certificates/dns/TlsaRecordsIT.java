package net.psmail.certificates.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.Tlsa;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One name server, of which the address in IPv6 cannot be reached. */
class TlsaRecordsIT {

  private static final Tlsa ONE = Tlsa.ofDigest("01".repeat(32));
  private static final Tlsa OTHER = Tlsa.ofDigest("02".repeat(32));

  private static Bind bind;

  @BeforeAll
  static void startServer(@TempDir Path files) throws IOException {
    bind = new Bind(files, Bind.freePort(), "127.0.0.1");
  }

  @AfterAll
  static void stopServer() {
    bind.close();
  }

  @Test
  void addsAndRemovesAtOnce() throws IOException {
    String owner = "_25._tcp.change.acme.test";
    records().change(owner, List.of(ONE), List.of());
    records().change(owner, List.of(OTHER), List.of(ONE));

    TlsaSight sight = records().look(owner);

    assertThat(sight.has(OTHER)).isTrue();
    assertThat(sight.has(ONE)).isFalse();
    assertThat(sight.ttl()).isEqualTo(TlsaRecords.TTL);
  }

  @Test
  void saysWhichServerIsSilent() throws IOException {
    TlsaSight sight = records().look("_25._tcp.mail.acme.test");

    assertThat(sight.isComplete()).isFalse();
    assertThat(sight.silent()).containsExactly("ns2.acme.test");
    assertThat(sight.isSigned()).isFalse();
  }

  @Test
  void knowsAServerByTheAddressThatCanBeReached() throws IOException {
    TlsaSight sight = records().look("_25._tcp.mail.signed.acme.test");

    assertThat(sight.isComplete()).isTrue();
    assertThat(sight.ttl()).isZero();
  }

  @Test
  void seesSignaturesOfWhatIsThereAndOfWhatIsNot() throws IOException {
    records().change("_25._tcp.mx.signed.acme.test", List.of(ONE), List.of());
    for (String owner : List.of("_25._tcp.mx.signed.acme.test", "_25._tcp.no.signed.acme.test")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> records().look(owner).isSigned());
    }
    assertThat(records().look("_25._tcp.mx.signed.acme.test").has(ONE)).isTrue();
  }

  @Test
  void followsAnAliasIntoAnotherZone() throws IOException {
    records().change("_25._tcp.alias.acme.test", List.of(ONE), List.of());

    assertThat(records().look("_25._tcp.alias.acme.test").has(ONE)).isTrue();
    assertThat(records().look("tlsa.proofs.acme.test").has(ONE)).isTrue();
  }

  @Test
  void changesNothingWithoutAServerThatTakesChanges() {
    TlsaRecords reader =
        new TlsaRecords(bind.address(), bind.address().getPort(), Optional.empty());

    assertThat(reader.takesChanges()).isFalse();
    assertThatExceptionOfType(ChangeRefused.class)
        .isThrownBy(() -> reader.change("_25._tcp.mail.acme.test", List.of(ONE), List.of()));
  }

  private static TlsaRecords records() {
    return new TlsaRecords(
        bind.address(),
        bind.address().getPort(),
        Optional.of(
            new DnsServer(
                bind.address(),
                bind.address(),
                bind.address().getPort(),
                Bind.KEY_NAME,
                Bind.ALGORITHM,
                Bind.SECRET)));
  }
}
