package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/** A member who has just set up an app for codes, and holds ten on paper. */
record TwoSteps(Visitor visitor, CodeApp app, List<String> paper) {

  static final String ASKED = "/sign-in/second-step";

  private static final String APP = "/account/security/app";
  private static final String CODES = "/account/security/codes";

  static TwoSteps of(Visitor visitor, String name) {
    visitor.register(name);
    return setUp(visitor);
  }

  /** The same for somebody who is signed in. */
  static TwoSteps setUp(Visitor visitor) {
    Document form = visitor.page(APP);
    CodeApp app = new CodeApp(form.select("#secret").text().replace(" ", ""));
    assertThat(form.select("a[href^=otpauth:]").attr("href")).contains(app.secret());
    HttpResponse<String> done = visitor.fill(form, APP, Map.of("code", app.code()));
    assertThat(header(done, "Location")).isEqualTo(CODES);
    Document codes = visitor.page(CODES);
    List<String> paper = codes.select("#codes span").eachText();
    assertThat(paper).hasSize(10);
    assertThat(visitor.get(CODES + ".txt").body()).contains(paper);
    visitor.fill(codes, CODES, Map.of());
    assertThat(header(visitor.get(CODES), "Location")).isEqualTo("/account/security?done");
    return new TwoSteps(visitor, app, paper);
  }

  HttpResponse<String> give(Map<String, String> typed) {
    return visitor.fill(ASKED, ASKED, typed);
  }

  void signOut() {
    visitor.fill("/account/security", "/sign-out", Map.of());
  }
}
