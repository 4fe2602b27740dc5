package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.stream.Stream;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SignInsView;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.signin.SignIn;
import net.psmail.provisioning.signin.SignInFilter;
import net.psmail.provisioning.signin.SignInLog;

/** The sign-ins of the last thirty days. */
@Path("/account/sign-ins")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SignInLogPages {

  @Inject private SignInLog log;
  @Inject private CurrentSession session;

  /**
   * One page of them.
   *
   * @param show a {@link SignInFilter} in small letters; what is none shows all
   * @param before where the page before ended
   */
  @GET
  public View list(
      @DefaultValue("") @QueryParam("show") String show,
      @DefaultValue("") @QueryParam("before") String before) {
    Session person = session.get();
    SignInFilter filter =
        Stream.of(SignInFilter.values())
            .filter(known -> word(known).equals(show))
            .findFirst()
            .orElse(SignInFilter.ALL);
    SignInLog.Page page = log.page(person, filter, before);
    return new View(
        "signins",
        Section.MAILBOX,
        new SignInsView(
            page.signIns().stream().map(SignInLogPages::row).toList(),
            word(filter),
            person.mailbox().isPresent(),
            !before.isEmpty(),
            page.next().orElse(null)));
  }

  private static SignInsView.Row row(SignIn signIn) {
    return signIn
        .web()
        .map(web -> row(signIn, web))
        .orElseGet(() -> row(signIn, signIn.mail().orElseThrow()));
  }

  private static SignInsView.Row row(SignIn signIn, SignIn.Web web) {
    return new SignInsView.Row(
        signIn.at(),
        "web",
        word(web.act()),
        web.browser().orElse(null),
        signIn.network(),
        1,
        web.isRefused());
  }

  private static SignInsView.Row row(SignIn signIn, SignIn.Mail mail) {
    return new SignInsView.Row(
        signIn.at(),
        mail.protocol(),
        mail.refusal().map(SignInLogPages::word).orElse("accepted"),
        mail.device().orElse(null),
        signIn.network(),
        mail.times(),
        mail.refusal().isPresent());
  }

  private static String word(Enum<?> constant) {
    return word(constant.name());
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
