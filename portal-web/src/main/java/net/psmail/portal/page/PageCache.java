package net.psmail.portal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import net.psmail.portal.site.Counters;

/**
 * Answers public pages from memory, before JAX-RS; keeps what JAX-RS marks as {@link Public}, and
 * gives the forms of every page their visitor's token.
 */
@Dependent
public class PageCache extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String ASK_AGAIN = "no-cache";
  private static final String NEVER = "no-store";

  /** Where events are sent one by one, which must not be held back until the last. */
  private static final String EVENTS = "/account/setup/arrival";

  @Inject private transient PublicPages pages;
  @Inject private transient FormTokens tokens;
  @Inject private transient Cookies cookies;
  @Inject private transient Counters counters;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Visit.of(request).path().equals(EVENTS)) {
      chain.doFilter(request, response);
      return;
    }
    if (!isGet(request) && !request.getMethod().equals("HEAD")) {
      send(captured(request, response, chain), request, response);
      return;
    }
    PageKey key = PageKey.of(request);
    if (key == null) {
      send(captured(request, response, chain), request, response);
      return;
    }
    Prepared known = pages.find(key);
    if (known != null && known.suits(request)) {
      counters.answeredFromMemory();
      known.write(request, response);
      return;
    }
    make(key, request, response, chain);
  }

  private void make(
      PageKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long edition = pages.edition();
    boolean kept = false;
    try {
      CapturedResponse captured = captured(request, response, chain);
      Prepared answer = mayBeKept(request, captured) ? prepared(key, captured) : null;
      if (answer != null && answer.suits(request)) {
        pages.keep(key, edition, answer);
        kept = true;
        answer.write(request, response);
      } else {
        if (isGone(captured)) {
          pages.forget(key);
        }
        send(captured, request, response);
      }
    } finally {
      if (!kept) {
        pages.giveUp(key);
      }
    }
  }

  private static boolean mayBeKept(HttpServletRequest request, CapturedResponse captured) {
    return PublicMark.isPublic(request) && captured.isComplete() && isGet(request);
  }

  /** Nothing is there any more, or it is elsewhere: nobody shall get what was there. */
  private static boolean isGone(CapturedResponse captured) {
    return captured.getStatus() == HttpServletResponse.SC_NOT_FOUND
        || captured.getStatus() == HttpServletResponse.SC_MOVED_PERMANENTLY;
  }

  private static CapturedResponse captured(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CapturedResponse captured = new CapturedResponse(response);
    chain.doFilter(request, captured);
    return captured;
  }

  private void send(
      CapturedResponse captured, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = tokens.join(tokens.split(captured.body()), request, response);
    if (body.length > 0) {
      response.getOutputStream().write(body);
    }
  }

  /** What somebody asked, no browser shall write down. */
  private Prepared prepared(PageKey key, CapturedResponse captured) {
    String type = Objects.requireNonNullElse(captured.getContentType(), "text/html");
    String language = captured.getHeader("Content-Language");
    byte[] body = captured.body();
    List<byte[]> pieces = tokens.split(body);
    return pieces.size() == 1
        ? new Answer(type, language, key.isQuestion() ? NEVER : ASK_AGAIN, body)
        : new PreparedForm(tokens, cookies, language, pieces);
  }

  private static boolean isGet(HttpServletRequest request) {
    return request.getMethod().equals("GET");
  }
}
