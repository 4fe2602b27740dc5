package net.psmail.portal.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RegisterForm;
import net.psmail.portal.view.RegisterForm.Code;
import net.psmail.portal.view.RegisterForm.Offers;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.invite.OpenInvites;
import net.psmail.provisioning.mailedcode.MailedCodes;
import net.psmail.provisioning.signup.Layers;

/** The form with what stands in it, for those who come by themselves and those who are invited. */
@ApplicationScoped
class RegisterViews {

  @Inject OfferedDomains offered;
  @Inject OpenInvites invites;
  @Inject Layers layers;
  @Inject MailedCodes codes;

  View of(Sent sent, List<String> proposals, List<Problem> problems) {
    Offers offers =
        invites
            .domain(sent.invite())
            .map(DomainName::ascii)
            .map(offered::byInvitation)
            .orElseGet(offered::now);
    String domain =
        offers.domains().contains(sent.domain())
            ? sent.domain()
            : offers.domains().stream().findFirst().orElse("");
    return new View(
        "register",
        Section.REGISTER,
        new RegisterForm(
            sent.form(),
            sent.name(),
            domain,
            offers,
            sent.invite(),
            sent.spoken(),
            proposals,
            new Code(
                sent.invite().isEmpty() && layers.takeMailedCodes(),
                layers.confirmed(sent.form()).flatMap(codes::confirmed).orElse(null),
                sent.keepsAddress()),
            problems));
  }

  /**
   * What stands in the form, without the password.
   *
   * @param invite the token of an invitation; empty for none
   * @param keepsAddress whether a confirmed address shall become the other address of the account
   */
  record Sent(
      String form,
      String name,
      String domain,
      String invite,
      String language,
      boolean keepsAddress) {

    Sent(String form, String name, String domain, String invite, String language) {
      this(form, name, domain, invite, language, false);
    }

    Language spoken() {
      return language.equals(Language.GERMAN.tag()) ? Language.GERMAN : Language.ENGLISH;
    }
  }
}
