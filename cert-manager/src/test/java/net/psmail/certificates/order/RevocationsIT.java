package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.certificates.lifecycle.SettableClock;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationsIT {

  private static final X500Name ISSUER = new X500Name("CN=Trial");

  private final SettableClock clock = new SettableClock();
  private final Revocations revocations = new Revocations(clock);
  private final AtomicInteger asked = new AtomicInteger();
  private final KeyPair issuerKey = key();
  private final KeyPair another = key();
  private HttpServer server;
  private volatile byte[] list = new byte[0];

  RevocationsIT() throws Exception {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ca.crl",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void knowsWhatIsOnTheListOfItsIssuerAndAsksOnceAnHour() throws Exception {
    List<X509Certificate> revoked = chain(7);
    List<X509Certificate> good = chain(8);
    list = listOf(7, issuerKey);

    assertThat(revocations.isRevoked(revoked)).isTrue();
    assertThat(revocations.isRevoked(good)).isFalse();
    assertThat(asked).hasValue(1);

    list = listOf(8, issuerKey);
    clock.forward(Duration.ofMinutes(61));

    assertThat(revocations.isRevoked(good)).isTrue();
  }

  @Test
  void believesNobodyElse() throws Exception {
    list = listOf(7, another);

    assertThat(revocations.isRevoked(chain(7))).isFalse();
  }

  @Test
  void takesNoListForNothing() throws Exception {
    list = "<html>Not found</html>".getBytes(US_ASCII);

    assertThat(revocations.isRevoked(chain(7))).isFalse();
  }

  @Test
  void waitsNotForEverForAListThatDoesNotEnd() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    server.removeContext("/ca.crl");
    server.createContext(
        "/ca.crl",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(listOfNobody());
          exchange.getResponseBody().flush();
          await(over);
          exchange.close();
        });
    Revocations impatient = new Revocations(clock, Duration.ofMillis(300));

    assertThat(impatient.isRevoked(chain(7))).isFalse();
    over.countDown();
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] listOfNobody() {
    return new byte[] {0x30};
  }

  private List<X509Certificate> chain(int serial) throws Exception {
    return List.of(certificate(serial, key()), certificate(1, issuerKey));
  }

  private X509Certificate certificate(int serial, KeyPair key) throws Exception {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/ca.crl";
    GeneralNames where =
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address));
    DistributionPoint point = new DistributionPoint(new DistributionPointName(where), null, null);
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    ISSUER,
                    BigInteger.valueOf(serial),
                    Date.from(clock.instant()),
                    Date.from(clock.instant().plus(Duration.ofDays(90))),
                    ISSUER,
                    key.getPublic())
                .addExtension(
                    Extension.cRLDistributionPoints,
                    false,
                    new CRLDistPoint(new DistributionPoint[] {point}))
                .build(signer(issuerKey)));
  }

  private byte[] listOf(int serial, KeyPair signing) throws Exception {
    Date now = Date.from(clock.instant());
    return new X509v2CRLBuilder(ISSUER, now)
        .addCRLEntry(BigInteger.valueOf(serial), now, CRLReason.keyCompromise)
        .build(signer(signing))
        .getEncoded();
  }

  private static ContentSigner signer(KeyPair key) throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
  }

  private static KeyPair key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
