package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with forms for visitors who are not signed in. Each gets an own token, so nothing between
 * here and the browser may keep it.
 *
 * @param pieces the page as {@link FormTokens#split} it
 */
record PreparedForm(
    FormTokens tokens, Cookies cookies, @Nullable String language, List<byte[]> pieces)
    implements Prepared {

  @Override
  public boolean suits(HttpServletRequest request) {
    return request.getQueryString() == null && !cookies.hasSession(request);
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] page = tokens.join(pieces, request, response);
    response.setContentType("text/html;charset=utf-8");
    if (language != null) {
      response.setHeader("Content-Language", language);
    }
    response.setContentLength(page.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(page);
    }
  }
}
