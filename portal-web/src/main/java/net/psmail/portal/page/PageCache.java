package net.psmail.portal.page;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import net.psmail.portal.site.Counters;

/** Answers public pages from memory, before JAX-RS; keeps what JAX-RS marks as {@link Public}. */
public class PageCache extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String ASK_AGAIN = "no-cache";

  @Inject private transient PublicPages pages;
  @Inject private transient Counters counters;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      chain.doFilter(request, response);
      return;
    }
    String key = PageKey.of(request);
    Answer known = pages.find(key);
    if (known != null) {
      counters.answeredFromMemory();
      known.write(request, response);
      return;
    }
    make(key, request, response, chain);
  }

  private void make(
      String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long edition = pages.edition();
    CapturedResponse captured = new CapturedResponse(response);
    boolean kept = false;
    try {
      chain.doFilter(request, captured);
      kept = PublicMark.isPublic(request) && captured.isComplete() && isGet(request);
    } finally {
      if (!kept) {
        pages.giveUp(key);
      }
    }
    if (kept) {
      Answer answer = answer(captured);
      pages.keep(key, edition, answer);
      answer.write(request, response);
    } else {
      captured.pass();
    }
  }

  private static boolean isGet(HttpServletRequest request) {
    return request.getMethod().equals("GET");
  }

  private static Answer answer(CapturedResponse captured) {
    String type = Objects.requireNonNullElse(captured.getContentType(), "text/html");
    return new Answer(type, captured.getHeader("Content-Language"), ASK_AGAIN, captured.body());
  }
}
