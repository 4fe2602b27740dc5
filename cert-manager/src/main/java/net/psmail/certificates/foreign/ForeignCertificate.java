package net.psmail.certificates.foreign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.store.TlsDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that another program keeps.
 *
 * @param name what that program calls it
 * @param server host and port of the authority that issued it; null when that is not known
 * @param chain leaf first; empty when it cannot be read
 * @param key of the leaf; null when there is a fault
 * @param fault why it cannot be taken over, in a sentence without its full stop; null when key and
 *     chain are in order
 */
public record ForeignCertificate(
    String name,
    @Nullable String server,
    List<X509Certificate> chain,
    @Nullable KeyPair key,
    @Nullable String fault) {

  public ForeignCertificate {
    chain = List.copyOf(chain);
  }

  /** When it ends; the beginning of time when there is none to read. */
  public Instant ends() {
    return chain.isEmpty() ? Instant.EPOCH : chain.get(0).getNotAfter().toInstant();
  }

  /** Hosts, then addresses; nothing when it cannot be read or holds none. */
  public List<String> names() {
    try {
      return chain.isEmpty() ? List.of() : CertificateNames.in(chain.get(0)).all();
    } catch (IllegalArgumentException none) {
      return List.of();
    }
  }

  /** The kind of key as {@code psmail.certificate.NAME.key} has it, such as {@code rsa-2048}. */
  public String keyType() {
    PublicKey key = chain.get(0).getPublicKey();
    if (key instanceof ECPublicKey curve) {
      return "ec-p" + curve.getParams().getCurve().getField().getFieldSize();
    }
    return key instanceof RSAPublicKey rsa
        ? "rsa-" + rsa.getModulus().bitLength()
        : key.getAlgorithm();
  }

  boolean covers(CertificateNames wanted) {
    return names().containsAll(wanted.all());
  }

  /** Whether all of the chain is valid at that moment. */
  boolean isValid(Instant now) {
    return chain.stream()
        .noneMatch(
            one ->
                now.isBefore(one.getNotBefore().toInstant())
                    || now.isAfter(one.getNotAfter().toInstant()));
  }

  /**
   * What is in these files.
   *
   * @param chains the chain, in one file or in several one after the other
   */
  static ForeignCertificate read(
      String name, @Nullable String server, List<Path> chains, Path keyFile) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Path file : chains) {
      try {
        chain.addAll(TlsDirectory.readPem(Reading.text(file)));
      } catch (IOException e) {
        return new ForeignCertificate(name, server, List.of(), null, Reading.why(file, e));
      }
    }
    if (chain.isEmpty()) {
      String fault = chains.get(0) + " holds no certificate that can be read";
      return new ForeignCertificate(name, server, chain, null, fault);
    }
    try {
      KeyPair key = WholeKey.ofPem(Reading.text(keyFile));
      return new ForeignCertificate(
          name, server, new KeyedChain(key.getPrivate(), chain).chain(), key, null);
    } catch (IOException e) {
      return new ForeignCertificate(name, server, chain, null, Reading.why(keyFile, e));
    } catch (IllegalArgumentException e) {
      return new ForeignCertificate(name, server, chain, null, keyFile + ": " + e.getMessage());
    }
  }

  /** Host and port of an address, or null when it has none. */
  static @Nullable String serverOf(@Nullable String url) {
    try {
      return url == null ? null : URI.create(url).getAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
