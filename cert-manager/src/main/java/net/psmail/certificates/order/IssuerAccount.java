package net.psmail.certificates.order;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our account at an authority, as far as it is known without asking there.
 *
 * @param name what settings call the authority
 * @param directory of the authority
 * @param account where the authority keeps the account; null before the first order and after the
 *     account was given up
 * @param contacts the mail addresses that the authority is told
 * @param forTrials whether it is the one for dry runs, which issues nothing that is served
 * @param termsOfService where they stand; null while that is not known, or if there are none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.1.2">RFC 8555, 7.1.2</a>
 */
public record IssuerAccount(
    String name,
    URI directory,
    @Nullable URI account,
    List<String> contacts,
    boolean forTrials,
    @Nullable URI termsOfService) {

  public IssuerAccount {
    contacts = List.copyOf(contacts);
  }
}
