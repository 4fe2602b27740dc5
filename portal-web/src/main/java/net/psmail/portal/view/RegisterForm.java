package net.psmail.portal.view;

import java.util.List;

/**
 * {@code register.jte}; posts {@code form, localPart, domain, password, altcha, invite, language}
 * to {@code /register}. Who is invited comes by {@code /invited/<token>}.
 *
 * @param form names this showing of the form, so that sending it twice makes one account
 * @param domain the one that is chosen; empty when there is none to choose
 * @param offers which domains take newcomers
 * @param invite the token of the invitation; empty for none
 * @param proposals free local parts, offered when the wanted one is taken
 */
public record RegisterForm(
    String form,
    String localPart,
    String domain,
    Offers offers,
    String invite,
    Language language,
    List<String> proposals,
    List<Problem> problems) {

  /** Whether it is for somebody who is invited. */
  public boolean isInvited() {
    return !invite.isEmpty();
  }

  /**
   * Which domains take newcomers, and how.
   *
   * @param domains that can be chosen
   * @param examined those of them where an operator looks at each
   * @param invited those that cannot be chosen without an invitation
   * @param proof whether an operator looks at everybody whose browser gives no proof of work
   */
  public record Offers(
      List<String> domains, List<String> examined, List<String> invited, boolean proof) {

    /** Domains in one line. */
    public static String line(List<String> domains) {
      return String.join(", ", domains);
    }

    /** Whether an operator looks at everybody. */
    public boolean allExamined() {
      return examined.size() == domains.size();
    }
  }
}
