package net.psmail.provisioning.address;

import java.util.Locale;
import java.util.regex.Pattern;
import net.psmail.provisioning.ProvisioningException;

/**
 * The name of a mail domain in its ASCII form, lower case: two labels or more of letters, digits
 * and inner hyphens, at most 253 characters (<a
 * href="https://www.rfc-editor.org/rfc/rfc5321#section-2.3.5">RFC 5321, 2.3.5</a>, <a
 * href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4">RFC 1035, 2.3.4</a>).
 */
public record DomainName(String ascii) {

  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

  /**
   * Checks the rules above.
   *
   * @throws ProvisioningException INVALID_ADDRESS when this is no domain name in lower case
   */
  public DomainName {
    if (ascii.length() > MAX_LENGTH || !NAME.matcher(ascii).matches()) {
      throw ProvisioningException.invalidAddress(AddressFault.DOMAIN);
    }
  }

  /** Reads a domain name as people write it: case and surrounding space do not matter. */
  public static DomainName parse(String text) {
    return new DomainName(text.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return ascii;
  }
}
