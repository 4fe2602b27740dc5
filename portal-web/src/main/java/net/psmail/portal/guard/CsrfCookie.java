package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.page.PublicMark;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;

/** Gives the token to every page that may hold a form, which no public page does. */
@Provider
@ApplicationScoped
public class CsrfCookie implements ContainerResponseFilter {

  private static final Set<Integer> WITH_FORMS = Set.of(200, 422);

  @Inject private HttpServletRequest request;
  @Inject private Cookies cookies;
  @Inject private CsrfToken tokens;

  @Override
  public void filter(ContainerRequestContext context, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof View) || PublicMark.isPublic(request)) {
      return;
    }
    Optional<String> known = tokens.ofCookie(request);
    known.ifPresent(Visit.of(request)::csrf);
    if (known.isEmpty() && WITH_FORMS.contains(response.getStatus())) {
      String token = tokens.make();
      Visit.of(request).csrf(token);
      response
          .getHeaders()
          .add(HttpHeaders.SET_COOKIE, cookies.set(request, CsrfToken.COOKIE, token));
    }
  }
}
