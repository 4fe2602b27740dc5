package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;

/**
 * Encrypts a message to a mailbox's public key: CMS authenticated-enveloped data (<a
 * href="https://www.rfc-editor.org/rfc/rfc5083">RFC 5083</a>), AES-256-GCM (<a
 * href="https://www.rfc-editor.org/rfc/rfc5084">RFC 5084</a>), its key agreed by ephemeral-static
 * ECDH on P-256 (<a href="https://www.rfc-editor.org/rfc/rfc5753">RFC 5753</a>). {@code openssl cms
 * -decrypt} reads it too.
 */
final class MessageSeal {

  private static final String CURVE = "secp256r1";
  // One mailbox, one key: the identifier has nothing to tell apart.
  private static final byte[] KEY_ID = {1};

  private final Provider provider = new BouncyCastleProvider();
  private final SecureRandom random;
  private final WorkingMemory memory;

  MessageSeal(SecureRandom random, WorkingMemory memory) {
    this.random = random;
    this.memory = memory;
  }

  /** Encrypting takes memory several times a message's size, so it waits for room. */
  byte[] seal(byte[] message, PublicKey mailboxKey) {
    WorkingMemory.Share share = memory.take(message.length, () -> {});
    try {
      return encrypted(message, mailboxKey);
    } finally {
      share.close();
    }
  }

  private byte[] encrypted(byte[] message, PublicKey mailboxKey) {
    try {
      KeyPair ephemeral = ephemeralKeys();
      CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyAgreeRecipientInfoGenerator(
                  CMSAlgorithm.ECDH_SHA256KDF,
                  ephemeral.getPrivate(),
                  ephemeral.getPublic(),
                  CMSAlgorithm.AES256_WRAP)
              .addRecipient(KEY_ID, mailboxKey)
              .setSecureRandom(random)
              .setProvider(provider));
      OutputAEADEncryptor encryptor =
          (OutputAEADEncryptor)
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                  .setSecureRandom(random)
                  .setProvider(provider)
                  .build();
      return generator.generate(new CMSProcessableByteArray(message), encryptor).getEncoded();
    } catch (CMSException | GeneralSecurityException e) {
      throw new IllegalStateException("A message cannot be encrypted", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a message for somebody who has waited for room already, since an opened message is worked
   * on.
   *
   * @throws CMSException when the message was encrypted to another key, or was tampered with
   */
  byte[] open(byte[] sealed, PrivateKey mailboxKey) throws CMSException {
    RecipientInformation recipient =
        new CMSAuthEnvelopedData(sealed).getRecipientInfos().iterator().next();
    return recipient.getContent(
        new JceKeyAgreeAuthEnvelopedRecipient(mailboxKey).setProvider(provider));
  }

  private KeyPair ephemeralKeys() throws GeneralSecurityException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC", provider);
    keys.initialize(new ECGenParameterSpec(CURVE), random);
    return keys.generateKeyPair();
  }
}
