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
            page.signIns().stream().map(SignInRows::row).toList(),
            word(filter),
            person.mailbox().isPresent(),
            !before.isEmpty(),
            page.next().orElse(null)));
  }

  private static String word(SignInFilter filter) {
    return filter.name().toLowerCase(Locale.ROOT);
  }
}
