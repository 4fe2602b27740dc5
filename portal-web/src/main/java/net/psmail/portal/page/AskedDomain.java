package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The domain of the address that a mail program asks settings for. The key of the page cache and
 * the answer both come from here: read in two ways, a crafted query could leave one domain's answer
 * under another's key.
 */
public final class AskedDomain {

  private static final String PARAMETER = "emailaddress";

  private AskedDomain() {}

  /** In lower case; empty when nothing was sent that has a domain. */
  public static String of(HttpServletRequest request) {
    return of(Query.parameter(request, PARAMETER));
  }

  static String of(@Nullable String address) {
    return address == null || address.indexOf('@') < 0
        ? ""
        : address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
  }
}
