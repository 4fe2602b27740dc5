package net.psmail.status.probe;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for one test. */
public final class Authority {

  private static final Duration YEAR = Duration.ofDays(365);

  private final X500Name name;
  private final KeyPair keys;
  private final List<X509Certificate> chain;

  /** One that nobody vouches for. */
  public Authority() {
    name = new X500Name("CN=Test authority");
    keys = newKeys();
    chain = List.of(issue(name, keys, "", yearsFromNow(-1), yearsFromNow(1)));
  }

  private Authority(X500Name name, KeyPair keys, List<X509Certificate> chain) {
    this.name = name;
    this.keys = keys;
    this.chain = chain;
  }

  /** One that this one vouches for until then. */
  Authority below(Instant until) {
    X500Name below = new X500Name("CN=Authority below");
    KeyPair own = newKeys();
    return new Authority(below, own, with(issue(below, own, "", yearsFromNow(-1), until), chain));
  }

  private static List<X509Certificate> with(X509Certificate one, List<X509Certificate> others) {
    return Stream.concat(Stream.of(one), others.stream()).toList();
  }

  private static Instant yearsFromNow(int years) {
    return Instant.now().plus(YEAR.multipliedBy(years));
  }

  /** Settings that believe it, by a file in this directory. */
  OneLook trusted(Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("ca.pem"), pem());
    return OneLook.with(Map.of("psmail.status.trust", file.toString()));
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  public String pem() {
    return Identity.pem(List.of(certificate()));
  }

  public SSLContext valid(String dnsName) {
    return identity(dnsName).context();
  }

  SSLContext serving(String dnsName, Instant from, Instant until) {
    return identity(dnsName, from, until).context();
  }

  Identity identity(String dnsName) {
    return identity(dnsName, yearsFromNow(-1), yearsFromNow(1));
  }

  Identity identity(String dnsName, Instant from, Instant until) {
    KeyPair own = newKeys();
    X509Certificate leaf = issue(new X500Name("CN=" + dnsName), own, dnsName, from, until);
    return new Identity(own.getPrivate(), with(leaf, chain));
  }

  private X509Certificate issue(
      X500Name subject, KeyPair own, String dnsName, Instant from, Instant until) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(64, new SecureRandom()),
              Date.from(from),
              Date.from(until),
              subject,
              own.getPublic());
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(dnsName.isEmpty()));
      if (!dnsName.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
