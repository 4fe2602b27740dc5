package net.psmail.provisioning.session;

import java.security.PrivateKey;
import net.psmail.provisioning.key.FactorKey;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who is signed in can open.
 *
 * @param mailbox the mailbox key; people who work here have none
 * @param factor the key of the second step; null for who has signed in without the password
 */
public record SessionKeys(@Nullable PrivateKey mailbox, @Nullable FactorKey factor) {

  /** Of who has signed in without the password. */
  public static final SessionKeys NONE = new SessionKeys(null, null);
}
