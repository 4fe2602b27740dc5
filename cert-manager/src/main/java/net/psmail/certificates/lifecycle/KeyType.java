package net.psmail.certificates.lifecycle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The kinds of key that a certificate may be made for. */
public enum KeyType {
  EC_P256("EC", 256, new ECGenParameterSpec("secp256r1")),
  EC_P384("EC", 384, new ECGenParameterSpec("secp384r1")),
  RSA_2048("RSA", 2048, new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
  RSA_3072("RSA", 3072, new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)),
  RSA_4096("RSA", 4096, new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4));

  /** Made once: it takes a hundred times as long as a key. */
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private final String algorithm;
  private final int bits;

  @SuppressWarnings("ImmutableEnumChecker") // the JDK's specifications never change
  private final AlgorithmParameterSpec parameters;

  KeyType(String algorithm, int bits, AlgorithmParameterSpec parameters) {
    this.algorithm = algorithm;
    this.bits = bits;
    this.parameters = parameters;
  }

  public KeyPair newKeyPair(SecureRandom random) {
    try {
      // The JDK's own would leave the public half out of an EC key's text.
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the key is of this kind. */
  public boolean fits(PublicKey key) {
    if (key instanceof ECPublicKey curve) {
      return algorithm.equals("EC")
          && curve.getParams().getCurve().getField().getFieldSize() == bits;
    }
    return key instanceof RSAPublicKey rsa
        && algorithm.equals("RSA")
        && rsa.getModulus().bitLength() == bits;
  }
}
