package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The token that a visitor's cookie and each of our forms share. */
@ApplicationScoped
public class CsrfToken {

  static final String COOKIE = "form";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int BYTES = 16;

  @Inject private Cookies cookies;
  @Inject private SecureRandom random;

  Optional<String> ofCookie(HttpServletRequest request) {
    return cookies.find(request, COOKIE).filter(value -> FORM.matcher(value).matches());
  }

  String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
