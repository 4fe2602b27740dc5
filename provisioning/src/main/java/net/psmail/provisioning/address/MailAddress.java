package net.psmail.provisioning.address;

import java.util.Locale;
import java.util.regex.Pattern;
import net.psmail.provisioning.ProvisioningException;

/**
 * The address of a mailbox. The part before the {@code @} is a dot-atom (<a
 * href="https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3">RFC 5322, 3.2.3</a>) of a-z, 0-9,
 * dot, hyphen and underscore, 1 to 64 characters (<a
 * href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1">RFC 5321, 4.5.3.1.1</a>), lower
 * case. A plus sign never belongs to the address of a mailbox: what follows it is a tag of the
 * owner's choice (<a href="https://www.rfc-editor.org/rfc/rfc5233">RFC 5233</a>).
 *
 * @param local what stands before the {@code @}
 * @param domain what stands behind it
 */
public record MailAddress(String local, DomainName domain) {

  private static final int MAX_LENGTH = 64;
  private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9._-]+");
  private static final Pattern SEPARATORS = Pattern.compile("[._-]");

  /**
   * Checks the rules above.
   *
   * @throws ProvisioningException INVALID_ADDRESS with the rule that is broken
   */
  public MailAddress {
    if (local.isEmpty()) {
      throw ProvisioningException.invalidAddress(AddressFault.EMPTY);
    }
    if (local.indexOf('+') >= 0) {
      throw ProvisioningException.invalidAddress(AddressFault.PLUS_SIGN);
    }
    if (!CHARACTERS.matcher(local).matches()) {
      throw ProvisioningException.invalidAddress(AddressFault.CHARACTER);
    }
    if (local.length() > MAX_LENGTH) {
      throw ProvisioningException.invalidAddress(AddressFault.TOO_LONG);
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      throw ProvisioningException.invalidAddress(AddressFault.DOTS);
    }
    if (SEPARATORS.matcher(local).replaceAll("").isEmpty()) {
      throw ProvisioningException.invalidAddress(AddressFault.NO_LETTER_OR_DIGIT);
    }
  }

  /** Reads the two parts as people write them: case and surrounding space do not matter. */
  public static MailAddress of(String local, DomainName domain) {
    return new MailAddress(local.strip().toLowerCase(Locale.ROOT), domain);
  }

  /** Reads a whole address as people write it: case and surrounding space do not matter. */
  public static MailAddress parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw ProvisioningException.invalidAddress(AddressFault.DOMAIN);
    }
    return of(text.substring(0, at), DomainName.parse(text.substring(at + 1)));
  }

  /** What is left without dots, hyphens and underscores: equal skeletons are the same name. */
  public String skeleton() {
    return SEPARATORS.matcher(local).replaceAll("");
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
