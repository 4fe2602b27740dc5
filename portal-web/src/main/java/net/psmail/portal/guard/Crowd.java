package net.psmail.portal.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.Counters;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.account.SignIns;

/**
 * Turns away sign-ins from networks that nobody here remembers, while too many of them wait: before
 * JAX-RS, so that a flood of them takes next to nothing from who reads pages.
 */
@Dependent
public class Crowd extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String SIGN_IN = "/sign-in";

  @Inject private transient PasswordTries tries;
  @Inject private transient SignIns signIns;
  @Inject private transient Counters counters;
  @Inject private transient FailurePages pages;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isSignIn(request) && tries.isFromStrangeNetwork()) {
      try {
        signIns.requireRoomForStranger();
      } catch (ProvisioningException busy) {
        counters.refused();
        pages.write(Failure.of(busy), request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isSignIn(HttpServletRequest request) {
    return request.getMethod().equals("POST") && Visit.of(request).path().equals(SIGN_IN);
  }
}
