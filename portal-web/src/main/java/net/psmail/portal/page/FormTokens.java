package net.psmail.portal.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token that a visitor's cookie and each of our forms share. Pages are rendered with a mark in
 * its place and get it on their way out, so that one rendering can serve everybody.
 */
@ApplicationScoped
public class FormTokens {

  private static final String COOKIE = "form";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int BYTES = 16;

  @Inject private Cookies cookies;
  @Inject private SecureRandom random;

  private String mark = "";
  private byte[] markBytes = new byte[0];

  /** Another one at each start: nobody shall be able to write it into a page of somebody else. */
  @PostConstruct
  void chooseMark() {
    mark = make();
    markBytes = mark.getBytes(StandardCharsets.US_ASCII);
  }

  public Optional<String> ofCookie(HttpServletRequest request) {
    return cookies.find(request, COOKIE).filter(value -> FORM.matcher(value).matches());
  }

  /** What a form is rendered with. */
  String mark() {
    return mark;
  }

  /** The page without its marks: as many pieces as it has marks, and one more. */
  List<byte[]> split(byte[] page) {
    List<byte[]> pieces = new ArrayList<>();
    int begin = 0;
    for (int at = find(page, begin); at >= 0; at = find(page, begin)) {
      pieces.add(Arrays.copyOfRange(page, begin, at));
      begin = at + markBytes.length;
    }
    pieces.add(begin == 0 ? page : Arrays.copyOfRange(page, begin, page.length));
    return pieces;
  }

  private int find(byte[] page, int from) {
    for (int at = from; at <= page.length - markBytes.length; at++) {
      if (page[at] == markBytes[0] && isMark(page, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isMark(byte[] page, int at) {
    return Arrays.equals(page, at, at + markBytes.length, markBytes, 0, markBytes.length);
  }

  /** Puts the pieces of a page together around this visitor's token. */
  byte[] join(List<byte[]> pieces, HttpServletRequest request, HttpServletResponse response) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    byte[] token = give(request, response).getBytes(StandardCharsets.US_ASCII);
    int length = token.length * (pieces.size() - 1);
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    byte[] page = new byte[length];
    int end = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, page, end, piece.length);
      end += piece.length;
      if (end < length) {
        System.arraycopy(token, 0, page, end, token.length);
        end += token.length;
      }
    }
    return page;
  }

  /** The visitor's token; a new one also goes into a cookie. */
  private String give(HttpServletRequest request, HttpServletResponse response) {
    return ofCookie(request)
        .orElseGet(
            () -> {
              String token = make();
              response.addHeader("Set-Cookie", cookies.set(request, COOKIE, token));
              return token;
            });
  }

  private String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
