package net.psmail.provisioning.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Mailbox keys (EC, P-256) and their envelopes: a private key wrapped under a password, as base64
 * of the PEM of an {@code ENCRYPTED PRIVATE KEY} (<a
 * href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958</a>; PBES2 of <a
 * href="https://www.rfc-editor.org/rfc/rfc8018">RFC 8018</a> with PBKDF2-HMAC-SHA256 and
 * AES-256-CBC). Dovecot opens the same format by itself.
 *
 * <p>The password is always 256 bits that were derived from something random or slowly hashed
 * before, so iterations would cost time at every mail login and keep nobody out.
 */
@Dependent
public class Envelopes {

  private static final int ITERATIONS = 1;
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final AlgorithmIdentifier PRF =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256);

  private final SecureRandom random;

  @Inject
  public Envelopes(SecureRandom random) {
    this.random = random;
  }

  /** A new key pair for a mailbox; Bouncy Castle makes one in a quarter of the JDK's time. */
  public KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Wraps a private key. */
  public String seal(PrivateKey key, String password) {
    try {
      var encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
              .setProvider(BOUNCY_CASTLE)
              .setPRF(PRF)
              .setIterationCount(ITERATIONS)
              .setRandom(random)
              .setPassword(password.toCharArray())
              .build();
      return base64(new JcaPKCS8Generator(key, encryptor).generate());
    } catch (OperatorCreationException | IOException impossible) {
      throw new IllegalStateException("A key could not be wrapped", impossible);
    }
  }

  /** Unwraps a private key; a wrong password is a mistake of the caller, who checked it before. */
  public PrivateKey open(String sealed, String password) {
    try (PEMParser parser = new PEMParser(new StringReader(text(sealed)))) {
      var envelope = (PKCS8EncryptedPrivateKeyInfo) parser.readObject();
      var decryptor =
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(BOUNCY_CASTLE)
              .build(password.toCharArray());
      byte[] encoded = envelope.decryptPrivateKeyInfo(decryptor).getEncoded();
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IOException
        | OperatorCreationException
        | PKCSException
        | GeneralSecurityException failure) {
      throw new IllegalStateException("An envelope could not be opened", failure);
    }
  }

  /** A public key as base64 of its PEM. */
  public String encode(PublicKey key) {
    return base64(new PemObject("PUBLIC KEY", key.getEncoded()));
  }

  /** Reads what {@link #encode} wrote. */
  public PublicKey decode(String encoded) {
    try (PEMParser parser = new PEMParser(new StringReader(text(encoded)))) {
      byte[] content = parser.readPemObject().getContent();
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(content));
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("A public key could not be read", failure);
    }
  }

  private static String base64(PemObject object) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(object.getContent());
    String pem =
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(object.getType(), body);
    return Base64.getEncoder().encodeToString(pem.getBytes(US_ASCII));
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), US_ASCII);
  }
}
