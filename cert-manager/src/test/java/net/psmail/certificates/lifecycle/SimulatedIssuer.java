package net.psmail.certificates.lifecycle;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;

/** An issuer with the faults of the world, which knows when it was asked for too much. */
final class SimulatedIssuer implements Issuer {

  private static final List<Duration> LIVES =
      List.of(Duration.ofDays(90), Duration.ofDays(45), Duration.ofHours(160));

  /** A signature that nobody looks at costs no time. */
  private static final class Seal implements ContentSigner {

    private static final AlgorithmIdentifier ALGORITHM =
        new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return ALGORITHM;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] getSignature() {
      return new byte[] {1};
    }
  }

  private static final class Order {
    private boolean invalid;
    private @Nullable X509Certificate leaf;
  }

  private final int number;
  private final Fate fate;
  private final Map<URI, Order> orders = new HashMap<>();
  private final Deque<Instant> ordered = new ArrayDeque<>();
  private final Map<List<String>, Deque<Instant>> issued = new HashMap<>();
  int failures;
  int certificates;
  int tooMany;

  SimulatedIssuer(int number, Fate fate) {
    this.number = number;
    this.fate = fate;
  }

  @Override
  public String name() {
    return "issuer-" + number;
  }

  @Override
  public List<Finding> preflight(Plan plan) throws NotIssued {
    answer();
    List<String> hosts = plan.names().hosts();
    return fate.strikes(0.01)
        ? List.of(new Finding(hosts.get(hosts.size() - 1), fate.strikes(0.5), "It is not there."))
        : List.of();
  }

  @Override
  public URI order(Plan plan, Optional<X509Certificate> replaced) throws NotIssued {
    answer();
    if (fate.strikes(0.01)) {
      failures++;
      Duration pause = fate.between(Duration.ofMinutes(1), Duration.ofDays(1));
      throw new NotIssued(UNAVAILABLE, "Too many requests.", fate.now.plus(pause));
    }
    count(ordered, Limits.USUAL.orders(), Limits.USUAL.ordersWithin());
    URI location = URI.create("https://" + name() + ".test/order/" + fate.random.nextLong());
    orders.put(location, new Order());
    fate.mayKill();
    return location;
  }

  @Override
  public boolean challenge(Plan plan, URI order) throws NotIssued {
    answer();
    open(order).invalid = fate.strikes(0.01);
    fate.mayKill();
    return fate.strikes(0.8);
  }

  @Override
  public Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key)
      throws NotIssued {
    answer();
    Order open = open(order);
    if (open.invalid) {
      failures++;
      throw new NotIssued(REFUSED, "No such record.");
    }
    if (open.leaf == null) {
      count(
          issued.computeIfAbsent(plan.names().hosts(), names -> new ArrayDeque<>()),
          Limits.USUAL.certificates(),
          Limits.USUAL.certificatesWithin());
      open.leaf = signed(plan, key);
      certificates++;
    }
    fate.mayKill();
    return fate.strikes(0.3) ? Optional.empty() : Optional.of(List.of(open.leaf));
  }

  /** The last issuer says when it wants to be asked, and sometimes that is soon. */
  @Override
  public Optional<Window> renewalWindow(X509Certificate certificate) throws NotIssued {
    answer();
    Instant begins = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(begins, certificate.getNotAfter().toInstant());
    if (number > 0) {
      return Optional.empty();
    }
    Instant start = begins.plus(life.dividedBy(2));
    return Optional.of(new Window(start, start.plus(life.dividedBy(20))));
  }

  private Order open(URI location) throws NotIssued {
    Order order = orders.get(location);
    if (order == null) {
      throw new NotIssued(REFUSED, "There is no such order.");
    }
    return order;
  }

  private void answer() throws NotIssued {
    fate.mayKill();
    if (fate.isDown(number) || fate.strikes(0.005)) {
      failures++;
      throw new NotIssued(UNAVAILABLE, "It does not answer.");
    }
  }

  private void count(Deque<Instant> moments, int most, Duration within) {
    moments.add(fate.now);
    while (moments.getFirst().isBefore(fate.now.minus(within))) {
      moments.removeFirst();
    }
    tooMany += moments.size() > most ? 1 : 0;
  }

  private X509Certificate signed(Plan plan, KeyPair key) {
    Instant begins = fate.now.minus(Duration.ofHours(1));
    int life = fate.strikes(0.02) ? 2 : fate.strikes(0.12) ? 1 : 0;
    try {
      X500Name subject = new X500Name("CN=" + name());
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      subject,
                      BigInteger.valueOf(fate.random.nextLong(Long.MAX_VALUE)),
                      Date.from(begins),
                      Date.from(begins.plus(LIVES.get(life))),
                      subject,
                      key.getPublic())
                  .addExtension(Extension.subjectAlternativeName, false, names(plan))
                  .build(new Seal()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames names(Plan plan) {
    return new GeneralNames(
        plan.names().hosts().stream()
            .map(host -> new GeneralName(GeneralName.dNSName, host))
            .toArray(GeneralName[]::new));
  }
}
