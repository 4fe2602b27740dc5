package net.psmail.provisioning.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.util.Optional;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.key.FactorKey;
import net.psmail.provisioning.key.SealedText;
import org.jspecify.annotations.Nullable;

/** Wraps keys so that they open with one token only. */
@Dependent
class SessionSeals {

  @Inject Envelopes envelopes;
  @Inject Codes codes;

  @Nullable String mailbox(SessionKeys keys, SessionToken token) {
    PrivateKey key = keys.mailbox();
    return key == null ? null : envelopes.seal(key, token.envelopePassword());
  }

  PrivateKey openMailbox(String sealed, SessionToken token) {
    return envelopes.open(sealed, token.envelopePassword());
  }

  @Nullable String factor(SessionKeys keys, SessionToken token) {
    FactorKey key = keys.factor();
    return key == null
        ? null
        : SealedText.seal(key.hex(), token.factorSeal(), codes.bytes(SealedText.NONCE_BYTES));
  }

  /** All that the rows of sessions and half sign-ins keep. */
  SessionKeys open(Optional<String> mailbox, Optional<String> factor, SessionToken token) {
    return new SessionKeys(
        mailbox.map(wrapped -> openMailbox(wrapped, token)).orElse(null),
        factor.map(wrapped -> openFactor(wrapped, token)).orElse(null));
  }

  FactorKey openFactor(String sealed, SessionToken token) {
    return new FactorKey(SealedText.open(sealed, token.factorSeal()));
  }
}
