package net.psmail.portal.it;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The tokens of the API, as an administrator makes and revokes them in the console. */
record Tokens(Visitor administrator) {

  static final String PAGE = "/control-room/tokens";

  /** One that could be, and is nobody's. */
  static final String UNKNOWN = "psmail_" + "Ab0_".repeat(10) + "x-zb551b5ae";

  /** Makes one; gives it in clear. */
  String make(String name, String scope) {
    FirstOperator.shared().prove();
    Map<String, String> typed = Map.of("name", name, "scope", scope, "lifetime", "30");
    administrator.fill(PAGE, PAGE, typed);
    return administrator.page(PAGE).select("#token").text();
  }

  /** Revokes the one of that name. */
  HttpResponse<String> revoke(String name) {
    String path = row(name).select("a").attr("href");
    return administrator.fill(path, path, Map.of());
  }

  Element row(String name) {
    return administrator.page(PAGE).select(".people li").stream()
        .filter(token -> token.select("h2").text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The header with which a program sends one. */
  static String[] with(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
