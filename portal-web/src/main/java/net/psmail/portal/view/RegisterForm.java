package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code register.jte}; posts {@code form, localPart, domain, password, altcha, invite, keep,
 * language} to {@code /register}, and {@code form} to {@code /register/code}. Who is invited comes
 * by {@code /invited/<token>}.
 *
 * @param form names this showing of the form, so that sending it twice makes one account
 * @param domain the one that is chosen; empty when there is none to choose
 * @param offers which domains take newcomers
 * @param invite the token of the invitation; empty for none
 * @param code the code that is mailed to an address elsewhere, in the place of the proof
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
    Code code,
    List<Problem> problems) {

  /**
   * What a mailed code does.
   *
   * @param offered whether one does instead of the proof
   * @param confirmed the address that was confirmed for this form; null for none
   * @param keeps whether it shall become the other address of the account
   */
  public record Code(boolean offered, @Nullable String confirmed, boolean keeps) {

    /** There is none. */
    public static final Code NONE = new Code(false, null, false);
  }

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
