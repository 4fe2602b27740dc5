package net.psmail.certificates.install;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Listener.Protocol;
import net.psmail.certificates.install.Sighting.Verdict;
import net.psmail.certificates.install.TrialServer.Manners;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LookoutIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.psmail.test"));
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final LocalCa ca = LocalCa.create(NAMES, Instant.now(), new SecureRandom());
  private final KeyedChain served = issue();
  private final List<TrialServer> servers = new ArrayList<>();
  private final Lookout lookout = new Lookout(PATIENCE);

  @AfterEach
  void close() throws IOException {
    for (TrialServer server : servers) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesLeafAndChain(Protocol protocol) throws IOException {
    Sighting sighting = lookAtLeisure(server(protocol, Manners.GOOD));

    assertThat(sighting.chain()).isEqualTo(served.chain());
    assertThat(sighting.against(served.chain())).isEqualTo(Verdict.SERVED);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhichOtherCertificateIsServed(Protocol protocol) throws IOException {
    Sighting sighting = lookAtLeisure(server(protocol, Manners.GOOD));
    List<X509Certificate> wanted = issue().chain();

    assertThat(sighting.against(wanted)).isEqualTo(Verdict.OTHER);
    assertThat(sighting.sentence(wanted))
        .startsWith(protocol + " on 127.0.0.1:")
        .contains(
            "for mail.psmail.test serves another certificate ("
                + KeyedChain.fingerprint(served.leaf()).substring(0, 11));
  }

  @Test
  void tellsTheRightLeafWithAnotherChainFromTheRightChain() throws IOException {
    Sighting sighting = lookAtLeisure(server(Protocol.TLS, Manners.GOOD));
    List<X509Certificate> withRoot = List.of(served.leaf(), served.chain().get(1), ca.root());

    assertThat(sighting.against(withRoot)).isEqualTo(Verdict.OTHER);
    assertThat(sighting.sentence(withRoot)).endsWith("the certificate with other intermediates.");
  }

  static Stream<Arguments> badManners() {
    return Arrays.stream(Protocol.values())
        .flatMap(
            protocol ->
                Arrays.stream(Manners.values())
                    .filter(manners -> manners != Manners.GOOD)
                    .map(manners -> Arguments.of(protocol, manners)));
  }

  @ParameterizedTest
  @MethodSource("badManners")
  void isNotHeldUpByAServerThat(Protocol protocol, Manners manners) throws IOException {
    TrialServer server = server(protocol, manners);
    long begin = System.nanoTime();

    Sighting sighting = look(server);

    assertThat(sighting.against(served.chain())).isEqualTo(Verdict.NO_ANSWER);
    assertThat(requireNonNull(sighting.silence())).isNotBlank().doesNotContain("null");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.multipliedBy(4));
    assertThat(server.sent.get()).as("bytes that it got rid of").isLessThan(1 << 30);
  }

  @Test
  void saysWhatWasSaidInsteadOfYes() throws IOException {
    assertThat(look(server(Protocol.SMTP, Manners.SPEAKS_NO_TLS)).silence())
        .isEqualTo("it says \"502 no such command\"");
    assertThat(look(server(Protocol.IMAP, Manners.HANGS)).silence())
        .isEqualTo("no answer within 0.5 seconds");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    TrialServer server = server(Protocol.TLS, Manners.GOOD);
    server.close();

    assertThat(look(server).silence()).isEqualTo("Connection refused");
  }

  @Test
  void saysThatANameIsNotFound() {
    Listener nowhere = new Listener("nowhere.invalid", 993, Protocol.TLS, "mail.psmail.test");

    assertThat(lookout.look(List.of(nowhere)).get(0).silence())
        .isEqualTo("its name is not found in the DNS");
  }

  @Test
  void looksAtAllAtTheSameTimeAndKeepsTheirOrder() throws IOException {
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      listeners.add(server(Protocol.TLS, Manners.HANGS).listener());
    }
    long begin = System.nanoTime();

    List<Sighting> sightings = lookout.look(listeners);

    assertThat(sightings).extracting(Sighting::listener).isEqualTo(listeners);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.multipliedBy(3));
  }

  @Test
  void isNotShownAnOldSessionInsteadOfTheNewCertificate() throws IOException {
    ServerTls tls = new ServerTls(served);
    TrialServer server = new TrialServer(Protocol.TLS, tls);
    servers.add(server);
    lookAtLeisure(server);
    KeyedChain next = issue();
    tls.serve(next);

    assertThat(lookAtLeisure(server).chain()).isEqualTo(next.chain());
  }

  /** The first handshakes of a process take their time. */
  private static Sighting lookAtLeisure(TrialServer server) {
    return new Lookout(Duration.ofSeconds(30)).look(List.of(server.listener())).get(0);
  }

  private Sighting look(TrialServer server) {
    return lookout.look(List.of(server.listener())).get(0);
  }

  private TrialServer server(Protocol protocol, Manners manners) throws IOException {
    TrialServer server = new TrialServer(protocol, new ServerTls(served));
    server.manners = manners;
    servers.add(server);
    return server;
  }

  private KeyedChain issue() {
    return ca.issue(NAMES, Purpose.TLS, Instant.now());
  }
}
