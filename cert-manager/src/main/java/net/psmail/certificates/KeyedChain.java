package net.psmail.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A private key and its certificates, leaf first: the key belongs to the leaf and each certificate
 * is signed by the next, or the value cannot be made.
 */
public record KeyedChain(PrivateKey key, List<X509Certificate> chain) {

  /** Several times as quick with elliptic curves as the JDK's own. */
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private static final byte[] PROBE = "psmail key probe".getBytes(US_ASCII);

  /**
   * @throws IllegalArgumentException when the parts do not belong together; the message says which
   */
  public KeyedChain {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("there is no certificate in it");
    }
    if (!matches(key, chain.get(0))) {
      throw new IllegalArgumentException("the private key does not belong to the certificate");
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!signed(chain.get(i + 1), chain.get(i))) {
        throw new IllegalArgumentException("its certificates do not form a chain, leaf first");
      }
    }
  }

  public X509Certificate leaf() {
    return chain.get(0);
  }

  /** Whether the first certificate's key signed the second certificate. */
  public static boolean signed(X509Certificate issuer, X509Certificate subject) {
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** SHA-256 of the certificate, as browsers and {@code openssl x509 -fingerprint} show it. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names the certificate only: a key has no place in a log. */
  @Override
  public String toString() {
    return "KeyedChain[" + fingerprint(leaf()) + "]";
  }

  private static boolean matches(PrivateKey key, X509Certificate certificate) {
    if (key instanceof ECPrivateKey secret
        && certificate.getPublicKey() instanceof ECPublicKey shown) {
      Optional<X9ECParameters> curve = curve(secret);
      return curve.isEmpty()
          ? signsFor(key, certificate)
          : curve.equals(curve(shown)) && leadsTo(curve.get(), secret, shown);
    }
    return signsFor(key, certificate);
  }

  /** One of the curves that are kept ready; the same value for the same curve. */
  private static Optional<X9ECParameters> curve(ECKey key) {
    return Optional.ofNullable(ECUtil.getNamedCurveOid(EC5Util.convertSpec(key.getParams())))
        .map(CustomNamedCurves::getByOID);
  }

  /** The secret leads to the public point: far quicker than a signature and its check. */
  private static boolean leadsTo(X9ECParameters curve, ECPrivateKey secret, ECPublicKey shown) {
    ECPoint point = new FixedPointCombMultiplier().multiply(curve.getG(), secret.getS());
    return EC5Util.convertPoint(point.normalize()).equals(shown.getW());
  }

  private static boolean signsFor(PrivateKey key, X509Certificate certificate) {
    try {
      String algorithm = key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
      Signature signature = Signature.getInstance("SHA256with" + algorithm, PROVIDER);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
