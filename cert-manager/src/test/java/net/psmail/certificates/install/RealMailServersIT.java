package net.psmail.certificates.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Dovecot and a real Postfix: what they serve after a reload, and after none. */
class RealMailServersIT {

  private static final String OTHER = "mail.other.test";
  private static final String THIRD = "mail.third.test";
  private static final CertificateNames NAMES = names(RealMailServers.HOST);

  private static LocalCa ca;
  private static Path temporary;
  private static TlsDirectory directory;
  private static RealMailServers servers;

  private final Plan plan = plan("mail", NAMES);
  private final KeyedChain next = issue(NAMES);
  private KeyedChain old;

  @BeforeAll
  static void start(@TempDir Path shared) throws IOException {
    temporary = shared;
    ca =
        LocalCa.create(
            names(RealMailServers.HOST, OTHER, THIRD),
            Instant.now().minus(Duration.ofDays(2)),
            new SecureRandom());
    directory = new TlsDirectory(shared);
    for (String file : List.of("dovecot.pem", "postfix.pem")) {
      directory.write(file, issue(NAMES));
    }
    Path etc = Files.createDirectories(temporary.resolve("etc"));
    Files.writeString(etc.resolve("main.cf"), "");
    Files.writeString(etc.resolve("master.cf"), "");
    for (String name : List.of(OTHER, THIRD)) {
      KeyedChain chain = issue(names(name), Duration.ofDays(1));
      directory.write(name + ".pem", chain);
      sniMap(etc).reload(directory.file(name + ".pem"), chain);
    }
    servers = new RealMailServers(temporary);
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  @BeforeEach
  void serveTheOld() {
    old = issue(NAMES, Duration.ofDays(1));
    directory.write("dovecot.pem", old);
    directory.write("postfix.pem", old);
    dovecot().reload().reload(directory.file("dovecot.pem"), old);
    postfix().reload().reload(directory.file("postfix.pem"), old);
    assertThat(
            new Proof(new Lookout(Duration.ofSeconds(5)), Duration.ofSeconds(30))
                .refuted(
                    sixPorts().stream().map(each -> new Proof.Claim(each, old.chain())).toList()))
        .isEmpty();
  }

  @Test
  void serveANewCertificateAtEveryPort() {
    assertThat(install(installation(dovecot(), postfix()), plan, next)).isEmpty();

    assertThat(seen()).containsOnly(next.chain());
  }

  @Test
  void areSeenServingTheOldOneWhenOneOfThemIsNotToldAndAllGetItBack() {
    Target deaf =
        new Target(directory.file("dovecot.pem"), null, Command.of("true"), servers.ofDovecot());
    ServerInstallation installation = installation(postfix(), deaf);

    List<String> refuted = install(installation, plan, next);

    assertThat(refuted)
        .hasSize(4)
        .allMatch(sentence -> sentence.contains("serves another certificate ("));
    assertThat(installation.rollBack(plan, next.chain(), leaf -> false))
        .isEqualTo("The certificate before it is in place again and served.");
    assertThat(seen()).containsOnly(old.chain());
    assertThat(directory.read("dovecot.pem")).contains(old);
    assertThat(directory.read("postfix.pem")).contains(old);
  }

  @Test
  void neverGetAKeyThatBelongsToAnotherCertificate() throws IOException {
    ServerInstallation installation = installation(dovecot(), postfix());
    installation.stage(plan, next, old.chain());
    String staged = Files.readString(directory.file("postfix.pem.next"));
    directory.write("another.pem", issue(NAMES));
    String another = Files.readString(directory.file("another.pem"));
    String begin = "-----BEGIN CERTIFICATE";
    Files.writeString(
        directory.file("postfix.pem.next"),
        another.substring(0, another.indexOf(begin)) + staged.substring(staged.indexOf(begin)));

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> installation.install(plan, next.chain()))
        .withMessageContaining("does not belong to the certificate");

    assertThat(directory.read("dovecot.pem")).contains(old);
    assertThat(seen()).containsOnly(old.chain());
  }

  @Test
  void areRolledBackWhenTheCommandFails() {
    Target failing =
        new Target(
            directory.file("postfix.pem"),
            null,
            Command.postfix(temporary.resolve("nowhere")),
            servers.ofPostfix());
    ServerInstallation installation = installation(dovecot(), failing, postfix());
    installation.stage(plan, next, old.chain());

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> installation.install(plan, next.chain()))
        .withMessageContaining("postfix.pem ended with status 1");
    assertThat(installation.rollBack(plan, next.chain(), leaf -> false))
        .endsWith("The certificate before it is in place again and served.");
    assertThat(seen()).containsOnly(old.chain());
  }

  @Test
  void serveANewCertificateForOneOfManyNames() throws IOException {
    Plan other = plan("other", names(OTHER));
    KeyedChain chain = issue(names(OTHER));
    KeyedChain untouched = directory.read(THIRD + ".pem").orElseThrow();

    List<String> refuted = install(installation(other, sniTarget()), other, chain);

    assertThat(refuted).isEmpty();
    assertThat(seenFor(OTHER)).isEqualTo(chain.chain());
    assertThat(seenFor(THIRD)).isEqualTo(untouched.chain());
    assertThat(seenFor(RealMailServers.HOST)).isEqualTo(old.chain());
    assertThat(mode("sni.db")).isEqualTo("rw-------");
    assertThat(Files.readString(temporary.resolve("sni"))).doesNotContain("PRIVATE KEY");
  }

  @Test
  void getTheOldTableBackToo() {
    Plan other = plan("other", names(OTHER));
    KeyedChain before = directory.read(OTHER + ".pem").orElseThrow();
    KeyedChain chain = issue(names(OTHER));
    Target silent =
        new Target(
            directory.file(OTHER + ".pem"),
            null,
            Reload.NONE,
            List.of(new Listener("127.0.0.1", 1, Listener.Protocol.TLS, OTHER)));
    ServerInstallation installation = installation(other, sniTarget(), silent);

    assertThat(install(installation, other, chain)).isNotEmpty();
    assertThat(installation.rollBack(other, chain.chain(), leaf -> false))
        .contains("Connection refused");

    assertThat(seenFor(OTHER)).isEqualTo(before.chain());
  }

  private static List<String> install(
      ServerInstallation installation, Plan plan, KeyedChain chain) {
    installation.stage(plan, chain, List.of());
    installation.install(plan, chain.chain());
    return installation.refuted(plan, chain.chain());
  }

  private ServerInstallation installation(Target... targets) {
    return installation(plan, targets);
  }

  private static ServerInstallation installation(Plan plan, Target... targets) {
    return new ServerInstallation(
        Map.of(plan.id(), List.of(targets)),
        Clock.systemUTC(),
        Duration.ofSeconds(3),
        Duration.ofSeconds(5));
  }

  private static Target dovecot() {
    return new Target(
        directory.file("dovecot.pem"),
        null,
        Command.dovecot(servers.dovecotConfiguration()),
        servers.ofDovecot());
  }

  private static Target postfix() {
    return new Target(
        directory.file("postfix.pem"),
        null,
        Command.postfix(servers.postfixConfiguration()),
        servers.ofPostfix());
  }

  private static Target sniTarget() {
    return new Target(
        directory.file(OTHER + ".pem"),
        null,
        sniMap(servers.postfixConfiguration())
            .then(Command.postfix(servers.postfixConfiguration())),
        List.of(servers.ofPostfixFor(OTHER)));
  }

  private static SniMap sniMap(Path etc) {
    return new SniMap(temporary.resolve("sni"), SniMap.Type.HASH, etc);
  }

  /** At the six ports, and at one of them once more under a name that it does not know. */
  private static List<List<X509Certificate>> seen() {
    List<Listener> listeners = sixPorts();
    listeners.add(servers.ofPostfixFor("unknown.psmail.test"));
    return new Lookout(Duration.ofSeconds(5))
        .look(listeners).stream().map(Sighting::chain).toList();
  }

  private static List<Listener> sixPorts() {
    List<Listener> listeners = new ArrayList<>(servers.ofDovecot());
    listeners.addAll(servers.ofPostfix());
    return listeners;
  }

  private static List<X509Certificate> seenFor(String name) {
    return new Lookout(Duration.ofSeconds(5))
        .look(List.of(servers.ofPostfixFor(name)))
        .get(0)
        .chain();
  }

  private static KeyedChain issue(CertificateNames names) {
    return issue(names, Duration.ZERO);
  }

  private static KeyedChain issue(CertificateNames names, Duration ago) {
    return ca.issue(names, Purpose.TLS, Instant.now().minus(ago));
  }

  private static Plan plan(String id, CertificateNames names) {
    return new Plan(id, names, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial"));
  }

  private static CertificateNames names(String... names) {
    return CertificateNames.of(List.of(names));
  }

  private static String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(name)));
  }
}
