package net.psmail.provisioning.address;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses of anybody anywhere, as far as their form can tell. Other providers allow more in them
 * than a {@link MailAddress} has.
 */
public final class AnyAddress {

  private static final int LONGEST = 254;

  /** As browsers check it, and with a dot: https://html.spec.whatwg.org/#valid-e-mail-address */
  private static final Pattern FORM =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+");

  private AnyAddress() {}

  /** Whether a text is one address and nothing else. */
  public static boolean is(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  /** The domain of an address. */
  public static DomainName domain(String address) {
    return DomainName.parse(address.substring(address.lastIndexOf('@') + 1));
  }

  /**
   * The address without a tag such as in {@code ada+shop@example.org}: with many providers all of
   * them lead to one mailbox, which counts when letters to strangers are counted.
   */
  public static String untagged(String address) {
    int tag = address.indexOf('+');
    int domain = address.lastIndexOf('@');
    return tag > 0 && tag < domain
        ? address.substring(0, tag) + address.substring(domain)
        : address;
  }

  /** What two ways to write one address have in common, for all that anybody knows. */
  public static String normal(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
