package net.psmail.status.subscription;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write as an address, in the one form that is kept. */
final class Addresses {

  private static final int LONGEST_MAIL = 254;
  private static final int LONGEST_URL = 400;

  /** Without the quoted local parts that nobody has. */
  private static final Pattern MAIL =
      Pattern.compile("([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^@\\s\\p{Cntrl}]+)");

  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");

  private Addresses() {}

  static Optional<String> mail(String text) {
    Matcher parts = MAIL.matcher(text.strip());
    if (!parts.matches() || parts.group(1).matches("\\..*|.*\\.|.*\\.\\..*")) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
      String address = parts.group(1) + "@" + domain;
      return Optional.of(address)
          .filter(one -> DOMAIN.matcher(domain).matches() && one.length() <= LONGEST_MAIL);
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  /**
   * The address of a webhook.
   *
   * @param open whether it may be one without TLS; to which addresses is seen when connecting
   */
  static Optional<URI> webhook(String text, boolean open) {
    try {
      URI url = new URI(text.strip()).parseServerAuthority();
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean usable =
          (scheme.equals("https") || (open && scheme.equals("http")))
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null
              && url.toASCIIString().length() <= LONGEST_URL;
      return usable ? Optional.of(URI.create(url.toASCIIString())) : Optional.empty();
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }
}
