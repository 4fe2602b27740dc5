package net.psmail.provisioning.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.KeyFile;
import net.psmail.provisioning.key.SealedText;

/**
 * Seals the secrets that sign, with a key in a file: who has a copy of the database alone cannot
 * sign.
 */
@ApplicationScoped
class SecretSeal {

  @Inject Codes codes;

  private final KeyFile key = new KeyFile(WebhookSettings.read().key());

  String seal(String secret) {
    return SealedText.seal(secret, key.orNew(codes), codes.bytes(SealedText.NONCE_BYTES));
  }

  /** Throws IllegalStateException when another key has sealed it, or when there is none. */
  String open(String sealed) {
    return SealedText.open(sealed, key.known(codes));
  }
}
