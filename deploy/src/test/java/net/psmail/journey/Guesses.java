package net.psmail.journey;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sign-ins with guessed passwords: each for another name, half of which members have. */
final class Guesses {

  private static final int BROWSERS = 20;

  private final List<Map.Entry<String, String>> forms = new ArrayList<>();
  private final String site;
  private final int members;

  Guesses(Installation psmail, int members) {
    site = psmail.url();
    this.members = members;
    for (int browser = 0; browser < BROWSERS; browser++) {
      Visitor visitor = new Visitor(psmail);
      String hidden =
          Visitor.page(visitor.open("/sign-in")).select("main form input[type=hidden]").stream()
              .map(field -> pair(field.attr("name"), field.val()))
              .collect(Collectors.joining("&"));
      forms.add(Map.entry(visitor.cookies(), hidden));
    }
  }

  HttpRequest.Builder request(int number) {
    Map.Entry<String, String> form = forms.get(number % BROWSERS);
    String name = (number % 2 == 0 ? "full" : "nobody") + (1 + number % members);
    String body =
        String.join("&", form.getValue(), pair("name", name), pair("password", "guess " + number));
    return HttpRequest.newBuilder(URI.create(site + "/sign-in"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Cookie", form.getKey())
        .header("Origin", site)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
