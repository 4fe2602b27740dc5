package net.psmail.certificates.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.psmail.certificates.KeyedChain;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The text form of keys and certificates.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {

  private static final String KEY = "PRIVATE KEY";
  private static final Set<String> KEYS = Set.of(KEY, "EC PRIVATE KEY", "RSA PRIVATE KEY");
  private static final String CERTIFICATE = "CERTIFICATE";

  private Pem() {}

  static String of(KeyedChain chain) {
    List<PemObject> blocks = new ArrayList<>();
    blocks.add(new PemObject(KEY, chain.key().getEncoded()));
    chain.chain().forEach(certificate -> blocks.add(block(certificate)));
    return text(blocks);
  }

  static String of(X509Certificate certificate) {
    return text(List.of(block(certificate)));
  }

  /**
   * @throws IllegalArgumentException when the text is not a key with its chain
   */
  static KeyedChain keyedChain(String text) {
    List<PemObject> blocks = blocks(text);
    if (blocks.size() < 2 || !KEYS.contains(blocks.get(0).getType())) {
      throw new IllegalArgumentException("it does not hold a private key and then certificates");
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (PemObject block : blocks.subList(1, blocks.size())) {
      chain.add(certificate(block));
    }
    return new KeyedChain(key(blocks.get(0), chain.get(0)), chain);
  }

  /**
   * @throws IllegalArgumentException when the text is not one certificate
   */
  static X509Certificate certificate(String text) {
    List<PemObject> blocks = blocks(text);
    if (blocks.size() != 1) {
      throw new IllegalArgumentException("it does not hold one certificate");
    }
    return certificate(blocks.get(0));
  }

  /** The certificates in the text, whatever else is in it; none when it cannot be read. */
  static List<X509Certificate> certificates(String text) {
    try {
      return blocks(text).stream()
          .filter(block -> block.getType().equals(CERTIFICATE))
          .map(Pem::certificate)
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static List<PemObject> blocks(String text) {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        blocks.add(block);
      }
      return blocks;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("it is not complete PEM", e);
    }
  }

  private static X509Certificate certificate(PemObject block) {
    try {
      if (!block.getType().equals(CERTIFICATE)) {
        throw new IllegalArgumentException("it holds a " + block.getType() + " out of place");
      }
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.getContent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate in it cannot be read", e);
    }
  }

  private static PrivateKey key(PemObject block, X509Certificate leaf) {
    try {
      return KeyFactory.getInstance(leaf.getPublicKey().getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8(block, leaf)));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // Without the cause: its message may quote the key's bytes.
      throw new IllegalArgumentException("the private key in it cannot be read");
    }
  }

  /** Other programs write the bare key, whose kind is the certificate's. */
  private static byte[] pkcs8(PemObject block, X509Certificate leaf) throws IOException {
    return block.getType().equals(KEY)
        ? block.getContent()
        : new PrivateKeyInfo(
                SubjectPublicKeyInfo.getInstance(leaf.getPublicKey().getEncoded()).getAlgorithm(),
                ASN1Primitive.fromByteArray(block.getContent()))
            .getEncoded();
  }

  private static PemObject block(X509Certificate certificate) {
    try {
      return new PemObject(CERTIFICATE, certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(List<PemObject> blocks) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      for (PemObject block : blocks) {
        writer.writeObject(block);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}
