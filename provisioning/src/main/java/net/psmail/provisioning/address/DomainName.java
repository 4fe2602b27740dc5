package net.psmail.provisioning.address;

import java.net.IDN;
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

  /** What RFC 5892 allows and RFC 3491 maps to others or to nothing. */
  private static final Pattern DIFFERENT = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

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

  /**
   * Reads a domain name as people write it: case, surrounding space and the dot of the root do not
   * matter, and an internationalized name may stand in either form (<a
   * href="https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1">RFC 5890, 2.3.2.1</a>). A letter
   * that the two editions of IDNA take for different names is refused: its ASCII form says which.
   *
   * @throws ProvisioningException INVALID_ADDRESS
   */
  public static DomainName parse(String text) {
    String name = text.strip();
    String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (DIFFERENT.matcher(relative).find()) {
      throw ProvisioningException.invalidAddress(AddressFault.DOMAIN);
    }
    return new DomainName(ascii(relative).toLowerCase(Locale.ROOT));
  }

  private static String ascii(String name) {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException notAName) {
      throw ProvisioningException.invalidAddress(AddressFault.DOMAIN);
    }
  }

  /** As people read it. */
  public String unicode() {
    return IDN.toUnicode(ascii);
  }

  @Override
  public String toString() {
    return ascii;
  }
}
