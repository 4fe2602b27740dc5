package net.psmail.portal.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import net.psmail.portal.page.Cookies;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Member;
import net.psmail.portal.view.Member.Rank;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.otheraddress.Recoveries;
import net.psmail.provisioning.session.HalfSignIn;
import net.psmail.provisioning.session.HalfSignIns;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.OpenSessions;
import net.psmail.provisioning.session.RefusedVisits;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Who is signed in, as of this request, by the cookie that the browser sent. */
@RequestScoped
public class CurrentSession {

  @Inject private HttpServletRequest request;
  @Inject private Cookies cookies;
  @Inject private Sessions sessions;
  @Inject private OpenSessions openSessions;
  @Inject private HalfSignIns halves;
  @Inject private RefusedVisits refused;
  @Inject private Recoveries recoveries;
  @Inject private Client client;
  @Inject private KnownNetworks networks;

  private @Nullable Session found;

  /** Who is signed in; empty if nobody is. */
  public Optional<Session> find() {
    if (found == null) {
      token().flatMap(sessions::find).ifPresent(this::remember);
    }
    return Optional.ofNullable(found);
  }

  /** Who is signed in, where only they come. */
  public Session get() {
    return find().orElseThrow(() -> ProvisioningException.of(Kind.SESSION_ENDED));
  }

  /** The author, operator or administrator who is signed in; for others there is nothing here. */
  public Session author() {
    return atLeast(Role.AUTHOR);
  }

  /**
   * Whoever looks after accounts, all or those of one domain; for others there is nothing here. The
   * facades know which.
   */
  public Session keeper() {
    return atLeast(Role.DOMAIN_OPERATOR);
  }

  /** The operator or administrator who is signed in; for others there is nothing here. */
  public Session operator() {
    return atLeast(Role.OPERATOR);
  }

  /** The administrator who is signed in; for others there is nothing here. */
  public Session administrator() {
    return atLeast(Role.ADMINISTRATOR);
  }

  /** Leads who is signed in to where they begin. */
  public Response leadHome() {
    return Redirect.to(Visit.of(request), member(get()).home());
  }

  private Session atLeast(Role role) {
    Session session = get();
    if (!session.role().includes(role)) {
      throw new NotFoundException();
    }
    return session;
  }

  /** Hands the session to the browser and leads it on. */
  public Response begin(SessionToken token, String path) {
    openSessions.place(token, client.origin());
    networks.add(client.origin());
    return Response.fromResponse(Redirect.to(Visit.of(request), path))
        .header(HttpHeaders.SET_COOKIE, cookies.set(request, Cookies.SESSION, token.value()))
        .build();
  }

  /** Hands to the browser what it needs to be asked for the second step, and leads it there. */
  public Response askForSecondStep(HalfToken token, String next) {
    return Response.fromResponse(
            Redirect.to(Visit.of(request), "/sign-in/second-step?next=" + next))
        .header(HttpHeaders.SET_COOKIE, cookies.set(request, Cookies.HALF, token.value()))
        .build();
  }

  /** Whoever has given the password here, and not yet the second step. */
  public Optional<HalfSignIn> half() {
    return cookies.find(request, Cookies.HALF).flatMap(HalfToken::parse).flatMap(halves::find);
  }

  /** Ends the session, here and in the browser, and leads it on. */
  public Response end(String path) {
    token().ifPresent(token -> sessions.signOut(token, client.origin()));
    return forget(path);
  }

  Response askToSignIn() {
    Visit visit = Visit.of(request);
    if (token().filter(refused::include).isPresent()) {
      return forget("/register/refused");
    }
    String next = request.getMethod().equals("GET") ? "?next=" + visit.path() : "";
    return forget("/sign-in" + next);
  }

  private Response forget(String path) {
    return Response.fromResponse(Redirect.to(Visit.of(request), path))
        .header(HttpHeaders.SET_COOKIE, cookies.remove(request, Cookies.SESSION))
        .build();
  }

  private Optional<SessionToken> token() {
    return cookies.find(request, Cookies.SESSION).flatMap(SessionToken::parse);
  }

  private void remember(Session session) {
    found = session;
    Visit.of(request).signedIn(member(session));
  }

  private Member member(Session session) {
    Rank rank =
        switch (session.role()) {
          case MEMBER -> session.waitingSince().isPresent() ? Rank.NEW : Rank.OWNER;
          case AUTHOR -> Rank.AUTHOR;
          case DOMAIN_OPERATOR -> Rank.DOMAIN_OPERATOR;
          case OPERATOR -> Rank.OPERATOR;
          case ADMINISTRATOR -> Rank.ADMINISTRATOR;
        };
    boolean mailbox = session.mailbox().isPresent();
    return new Member(
        session.signInName(), rank, mailbox ? recoveries.begun(session).orElse(null) : null);
  }
}
