package net.psmail.provisioning.mailedcode;

import java.util.Optional;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;

/**
 * Who asks for a code and may type it in.
 *
 * @param hash of what the holder has
 * @param account of a member
 */
public record CodeHolder(String hash, Optional<Long> account) {

  /** A member, wherever they are signed in: the letter may be read on another device. */
  public static CodeHolder of(Session member) {
    return new CodeHolder(
        Digests.sha256("account " + member.accountId()), Optional.of(member.accountId()));
  }

  /** Whoever has a form to register by, of which the name is random. */
  public static CodeHolder of(String form) {
    return new CodeHolder(Digests.sha256("form " + form), Optional.empty());
  }
}
