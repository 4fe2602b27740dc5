package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PhoneIT {

  private static final String PHONE = "/account/setup/phone";
  private static final String CODE = PHONE + "/code";

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor member = new Visitor();

  @Test
  void givesAnIPhoneItsProfileOnceAndOnlyWhenItIsAskedFor() {
    member.register("phone.anna");
    Document code = begin(Map.of("system", "apple", "name", "Anna's \"phone\" \\ 📱"));
    assertThat(code.select("h1").text()).contains("Anna's \"phone\" \\ 📱");
    String link = code.select("#link").text();
    assertThat(link).startsWith(portal.url() + "/p/");
    assertThat(code.select("svg.qr").attr("role")).isEqualTo("img");
    assertThat(code.select(".once svg.qr, .once #link")).hasSize(2);
    String path = URI.create(link).getPath();
    assertThat(path).matches("/p/[A-Za-z0-9_-]{43}");

    Visitor phone = new Visitor();
    assertThat(phone.head(path, "Accept", "text/html").statusCode()).isEqualTo(200);
    HttpResponse<String> page = phone.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Visitor.page(page).select("main").text()).contains("phone.anna@psmail.test");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("strict-origin");
    assertThat(phone.post(path, Map.of()).statusCode()).isEqualTo(403);

    HttpResponse<String> profile = phone.fill(Visitor.page(page), path, Map.of());
    assertThat(profile.statusCode()).isEqualTo(200);
    assertThat(header(profile, "Content-Type")).isEqualTo("application/x-apple-aspen-config");
    assertThat(header(profile, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(profile, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(profile.body()).contains("IncomingPassword", "phone.anna@psmail.test");

    HttpResponse<String> again = phone.fill(Visitor.page(page), path, Map.of());
    HttpResponse<String> unknown = phone.get("/p/" + "x".repeat(43));
    for (HttpResponse<String> spent :
        List.of(again, phone.get(path), unknown, phone.get("/p/no-token"))) {
      assertThat(spent.statusCode()).isEqualTo(410);
      assertThat(Visitor.page(spent).select("main").text())
          .isEqualTo(Visitor.page(unknown).select("main").text());
      assertThat(header(spent, "Cache-Control")).isEqualTo("no-store");
    }
    assertThat(header(member.get(CODE), "Location")).isEqualTo("/account/devices");
    assertThat(member.page("/account/devices").text()).contains("Waiting for its first login");
  }

  @Test
  void showsACodeWithAPasswordToWhoAskedForItAndToNobodyElse() {
    member.register("phone.bert");
    Document code = begin(Map.of("system", "android", "name", "Phone", "protocol", "pop3"));
    assertThat(Visitor.groups(code)).matches("([0-9a-z]{4}-){6}[0-9a-z]{4}");
    assertThat(Visitor.groups(member.page(CODE))).isEqualTo(Visitor.groups(code));
    Visitor elsewhere = new Visitor();
    elsewhere.signIn("phone.bert@psmail.test", Visitor.PASSWORD);
    assertThat(header(elsewhere.get(CODE), "Location")).isEqualTo("/account/devices");
    assertThat(header(new Visitor().get(CODE), "Location")).startsWith("/sign-in");

    member.fill(code, PHONE + "/done", Map.of());
    assertThat(header(member.get(CODE), "Location")).isEqualTo("/account/devices");
    assertThat(member.page(PHONE).select("#bare svg.qr")).hasSize(1);
  }

  @Test
  void saysWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped() {
    member.register("phone.carla");
    String long61 = "x".repeat(61);
    HttpResponse<String> none = member.fill(PHONE, PHONE, Map.of("name", "Carla's", "sender", "C"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(problems(none)).contains("what kind of phone");
    assertThat(Visitor.page(none).select("#name").val()).isEqualTo("Carla's");

    HttpResponse<String> name =
        member.fill(PHONE, PHONE, Map.of("system", "apple", "name", long61, "protocol", "pop3"));
    assertThat(Visitor.page(name).select("#name-problem").text()).contains("1 to 60");
    assertThat(Visitor.page(name).select("#protocol-pop3, #system-apple"))
        .allMatch(choice -> choice.hasAttr("checked"));

    HttpResponse<String> sender =
        member.fill(
            "/de" + PHONE,
            "/de" + PHONE,
            Map.of("system", "apple", "name", "Telefon", "sender", long61));
    assertThat(sender.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(sender).select("#sender-problem").text()).contains("höchstens 60");
    assertThat(Visitor.page(sender).select("#sender").val()).isEqualTo(long61);
    assertThat(member.page("/account/devices").text()).doesNotContain("Waiting");
  }

  @Test
  void makesOnePhoneHoweverOftenTheFormIsSent() {
    member.register("phone.dora");
    Document form = member.page(PHONE);
    Map<String, String> typed = Map.of("system", "apple", "name", "Phone");
    assertThat(header(member.fill(form, PHONE, typed), "Location")).isEqualTo(CODE);
    String first = member.page(CODE).select("#link").text();
    assertThat(header(member.fill(form, PHONE, typed), "Location")).isEqualTo(CODE);
    assertThat(member.page(CODE).select("#link").text()).isEqualTo(first);
  }

  @Test
  void isForMembersOnly() {
    assertThat(header(new Visitor().get(PHONE), "Location")).startsWith("/sign-in");
    assertThat(FirstOperator.shared().visitor().get(PHONE).statusCode()).isEqualTo(404);
  }

  private Document begin(Map<String, String> typed) {
    HttpResponse<String> begun = member.fill(PHONE, PHONE, new HashMap<>(typed));
    assertThat(begun.statusCode()).as(problems(begun)).isEqualTo(303);
    return member.page(header(begun, "Location"));
  }
}
