package net.psmail.certificates.order;

import java.util.List;

/**
 * What a CAA record has to say for an authority to go on issuing to us, and to nobody else.
 *
 * @param name what settings call the authority
 * @param caaDomains the names by which it knows itself in CAA records; any one will do
 * @param accountUri our account there
 * @param methods how it may convince itself, with commas between, as in {@code http-01}
 * @param wildcards whether it issues for names with a wildcard too
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8657">RFC 8657</a>
 */
public record CaaAuthority(
    String name, List<String> caaDomains, String accountUri, String methods, boolean wildcards) {

  public CaaAuthority {
    caaDomains = List.copyOf(caaDomains);
  }
}
