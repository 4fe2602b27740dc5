package net.psmail.provisioning.export;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.psmail.provisioning.key.Digests;
import org.bouncycastle.util.BigIntegers;

/**
 * Encrypts the blocks of one file, AES-256-GCM with the number of the block as nonce. The key is
 * derived from the mailbox key and the random name of the file, so it is kept nowhere, and no two
 * files have the same.
 */
final class ExportKey {

  /** Of a block before it is encrypted. */
  static final int BLOCK = 64 * 1024;

  /** What encryption adds to a block. */
  static final int TAG = 16;

  /** Of a block on disk. */
  static final int SEALED = BLOCK + TAG;

  private static final int SCALAR_BYTES = 32;
  private static final int NONCE_BYTES = 12;

  private final SecretKeySpec key;

  ExportKey(PrivateKey mailbox, String file) {
    // Not its encoding, of which there are several.
    byte[] scalar = BigIntegers.asUnsignedByteArray(SCALAR_BYTES, ((ECPrivateKey) mailbox).getS());
    key = new SecretKeySpec(Digests.derive(scalar, "psmail export " + file), "AES");
  }

  byte[] seal(long number, byte[] block, int length) throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, number).doFinal(block, 0, length);
  }

  byte[] open(long number, byte[] sealed, int length) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, number).doFinal(sealed, 0, length);
  }

  private Cipher cipher(int mode, long number) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(number).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    return cipher;
  }
}
