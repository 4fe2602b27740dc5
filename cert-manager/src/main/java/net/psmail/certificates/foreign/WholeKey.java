package net.psmail.certificates.foreign;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Private keys as other programs write them, with the public half that most of them leave out. */
final class WholeKey {

  private static final Provider PROVIDER = new BouncyCastleProvider();

  private WholeKey() {}

  /**
   * From PEM: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 A.1.2) or SEC 1 (RFC 5915), whatever else is
   * there.
   *
   * @throws IllegalArgumentException when there is none, or one that is encrypted or of an odd kind
   */
  static KeyPair ofPem(String text) {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return of(pair.getPrivateKeyInfo());
        }
        if (part instanceof PrivateKeyInfo info) {
          return of(info);
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  /**
   * From a JSON Web Key (RFC 7517).
   *
   * @throws IllegalArgumentException when it is none, or no private one
   */
  static KeyPair ofJson(String text) {
    try {
      PrivateKey key = PublicJsonWebKey.Factory.newPublicJwk(text).getPrivateKey();
      return of(PrivateKeyInfo.getInstance(key.getEncoded()));
    } catch (JoseException | IOException | GeneralSecurityException | RuntimeException e) {
      throw unreadable();
    }
  }

  private static KeyPair of(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
    PrivateKey key = key(info);
    if (key instanceof RSAPrivateCrtKey rsa) {
      return new KeyPair(
          KeyFactory.getInstance("RSA", PROVIDER)
              .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())),
          key);
    }
    if (key instanceof ECPrivateKey curve
        && info.getPrivateKeyAlgorithm().getParameters() instanceof ASN1ObjectIdentifier) {
      return of(info, curve.getParameters(), curve.getD());
    }
    throw unreadable();
  }

  /** A curve's key is written anew with its public half inside, or nobody could read it alone. */
  private static KeyPair of(PrivateKeyInfo info, ECParameterSpec curve, BigInteger secret)
      throws IOException, GeneralSecurityException {
    ECPoint point = curve.getG().multiply(secret).normalize();
    org.bouncycastle.asn1.sec.ECPrivateKey whole =
        new org.bouncycastle.asn1.sec.ECPrivateKey(
            curve.getN().bitLength(),
            secret,
            new DERBitString(point.getEncoded(false)),
            info.getPrivateKeyAlgorithm().getParameters());
    return new KeyPair(
        KeyFactory.getInstance("EC", PROVIDER).generatePublic(new ECPublicKeySpec(point, curve)),
        key(new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), whole)));
  }

  private static PrivateKey key(PrivateKeyInfo info) throws IOException {
    return new JcaPEMKeyConverter().setProvider(PROVIDER).getPrivateKey(info);
  }

  /** Without a cause: its message may quote the key's bytes. */
  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("holds no private key that can be read");
  }
}
