package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code authorities.jte}, at {@code /control-room/authorities}.
 *
 * @param done which act was just done, as in the keys {@code authorities.done.key}; null for none
 */
public record AuthoritiesView(List<Authority> authorities, @Nullable String done) {

  public AuthoritiesView {
    authorities = List.copyOf(authorities);
  }

  /**
   * An authority and our account there.
   *
   * @param account where it keeps the account; null before the first order
   * @param terms where its terms of service stand; null when it has none or was not asked yet
   * @param forTrials whether it is for dry runs alone
   */
  public record Authority(
      String name,
      String directory,
      @Nullable String account,
      List<String> contacts,
      @Nullable String terms,
      boolean forTrials) {

    public Authority {
      contacts = List.copyOf(contacts);
    }

    /** Where what can be done with the account is. */
    public String path() {
      return "/control-room/authorities/" + name;
    }
  }

  /**
   * {@code authorityask.jte}, at {@code /control-room/authorities/<name>/<act>}, which posts
   * nothing there.
   *
   * @param act {@code key} or {@code end}
   * @param refusal what the authority said to it; empty before it was asked
   */
  public record Ask(Authority authority, String act, String refusal) {}
}
