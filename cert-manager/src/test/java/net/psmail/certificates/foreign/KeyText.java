package net.psmail.certificates.foreign;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The ways in which programs write private keys. */
enum KeyText {
  /** PKCS#8, as newer ones do. */
  PLAIN {
    @Override
    String of(KeyPair pair) {
      return pem(new PemObject("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }
  },
  /** PKCS#1 or SEC 1, which may have the curve before it, and need not have the public half. */
  TRADITIONAL {
    @Override
    String of(KeyPair pair) {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
      try {
        if (pair.getPrivate() instanceof ECPrivateKey curve) {
          ASN1Encodable name = info.getPrivateKeyAlgorithm().getParameters();
          int bits = curve.getParams().getOrder().bitLength();
          return pem(new PemObject("EC PARAMETERS", name.toASN1Primitive().getEncoded()))
              + pem(
                  new PemObject(
                      "EC PRIVATE KEY",
                      new org.bouncycastle.asn1.sec.ECPrivateKey(bits, curve.getS(), name)
                          .getEncoded()));
        }
        return pem(
            new PemObject(
                "RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  abstract String of(KeyPair pair);

  /** As certbot writes accounts' keys. */
  static String json(KeyPair pair) {
    try {
      PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
      key.setPrivateKey(pair.getPrivate());
      return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(PemObject block) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(block);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
