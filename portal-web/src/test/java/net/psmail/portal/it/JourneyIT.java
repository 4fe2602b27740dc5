package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.groups;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class JourneyIT {

  private final Visitor visitor = new Visitor();

  @Test
  void aVisitorRegistersKeepsTheCodeAndGetsAFirstDevicePassword() {
    HttpResponse<String> registered = visitor.send("journey");
    assertThat(header(registered, "Location")).isEqualTo("/recovery-code");
    Document code = visitor.page("/recovery-code");
    assertThat(groups(code)).matches("([0-9a-z]{4}-){7}[0-9a-z]{4}");

    assertThat(visitor.post("/recovery-code", Map.of("csrf", token(code))).statusCode())
        .isEqualTo(422);
    HttpResponse<String> kept = visitor.fill(code, "/recovery-code", Map.of("kept", "yes"));
    assertThat(header(kept, "Location")).isEqualTo("/account/setup");

    Document setup = visitor.page("/account/setup");
    assertThat(groups(setup)).matches("([0-9a-z]{4}-){6}[0-9a-z]{4}");
    assertThat(setup.text()).contains("journey@psmail.test", "localhost");
    visitor.fill(setup, "/account/devices/done", Map.of());
    assertThat(groups(visitor.page("/account/setup"))).isEmpty();
    assertThat(visitor.page("/account").select("h1").text()).isEqualTo("My PSMailbox");
  }

  @Test
  void aMemberMakesADeviceAndRevokesIt() {
    visitor.register("devices");
    visitor.fill("/account/devices", "/account/devices", Map.of("name", "Phone <b>"));
    Document list = visitor.page("/account/devices");
    assertThat(list.select("h2").eachText()).contains("Phone <b>");

    String revoke = list.select("a[href$=/revoke]").attr("href");
    HttpResponse<String> revoked = visitor.fill(revoke, revoke, Map.of());
    Document after = visitor.page(header(revoked, "Location"));
    assertThat(after.select(".done-title").text()).contains("Phone <b>");
    assertThat(after.select("h2").eachText()).doesNotContain("Phone <b>");
  }

  @Test
  void aMemberReadsTheirLogAndWhatIsStoredAboutThem() {
    visitor.register("reads-it-all");
    visitor.fill("/account/devices", "/account/devices", Map.of("name", "Phone <b>"));

    Document log = visitor.page("/account/log");
    assertThat(log.select("ul.devices h2").eachText()).contains("Registered");
    assertThat(log.select("ul.devices").text()).contains("Device password made Phone <b>");
    assertThat(visitor.page("/account/log?show=provider").select(".empty").text())
        .contains("Nobody who works for the provider");

    Document stored = visitor.page("/account/stored");
    assertThat(stored.select(".stored dd").eachText())
        .contains("reads-it-all@psmail.test", "Member", "Phone <b>", "kept, not readable for us");
    assertThat(visitor.page("/de/account/stored").select(".stored dd").eachText())
        .contains("reads-it-all@psmail.test", "Mitglied", "gespeichert, für uns nicht lesbar");
  }

  @Test
  void aMemberSignsOutAndInAgain() {
    visitor.register("in-and-out");
    HttpResponse<String> out = visitor.fill("/account", "/sign-out", Map.of());
    assertThat(header(out, "Location")).isEqualTo("/signed-out");
    assertThat(header(visitor.get("/account"), "Location")).isEqualTo("/sign-in?next=/account");

    HttpResponse<String> wrong = visitor.signIn("in-and-out@psmail.test", "not this one");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong)).contains("Address or password are not right");
    assertThat(problems(visitor.signIn("nobody@psmail.test", "not this one")))
        .isEqualTo(problems(wrong));

    HttpResponse<String> in = visitor.signIn("in-and-out@psmail.test", PASSWORD);
    assertThat(header(in, "Location")).isEqualTo("/account");
  }

  @Test
  void signingInNeverLeadsToAnotherSite() {
    visitor.register("stay-here");
    for (String next : new String[] {"//evil.test", "/\\evil.test", "https://evil.test", "/a//b"}) {
      Visitor again = new Visitor();
      HttpResponse<String> in =
          again.fill(
              "/sign-in",
              "/sign-in",
              Map.of("name", "stay-here@psmail.test", "password", PASSWORD, "next", next));
      assertThat(header(in, "Location")).isEqualTo("/account");
    }
  }

  @Test
  void aForgottenPasswordIsSetAnewWithTheRecoveryCode() {
    String code = visitor.register("forgetful");
    Visitor later = new Visitor();
    HttpResponse<String> recovered =
        later.fill(
            "/recover",
            "/recover",
            Map.of(
                "address", "forgetful@psmail.test",
                "code", code.toUpperCase(java.util.Locale.ROOT).replace('-', ' '),
                "password", "eleven green chairs by the sea"));
    assertThat(header(recovered, "Location")).isEqualTo("/recovery-code");
    assertThat(groups(later.page("/recovery-code"))).isNotEmpty().isNotEqualTo(code);
    assertThat(header(visitor.get("/account"), "Location")).startsWith("/sign-in");
  }

  @Test
  void aPasswordIsChangedAndALostCodeReplaced() {
    visitor.register("changing");
    HttpResponse<String> wrong =
        visitor.fill(
            "/account/password",
            "/account/password",
            Map.of("current", "wrong", "password", "nine silver clouds over town"));
    assertThat(problems(wrong)).contains("not your current password");
    HttpResponse<String> changed =
        visitor.fill(
            "/account/password",
            "/account/password",
            Map.of("current", PASSWORD, "password", "nine silver clouds over town"));
    assertThat(visitor.page(header(changed, "Location")).select(".done").size()).isEqualTo(1);
    HttpResponse<String> renewed =
        visitor.fill(
            "/account/recovery-code",
            "/account/recovery-code",
            Map.of("password", "nine silver clouds over town"));
    assertThat(header(renewed, "Location")).isEqualTo("/recovery-code");
  }

  @Test
  void allDevicesAreRevokedWithThePasswordWhenItIsAskedFor() {
    String code = visitor.register("lost-phone");
    assertThat(devices()).contains("Lost phone");
    Document form = visitor.page("/account/password");
    assertThat(form.select("input[name=devices]").hasAttr("checked")).isFalse();
    HttpResponse<String> changed =
        visitor.fill(
            form,
            "/account/password",
            Map.of(
                "current", PASSWORD, "password", "nine silver clouds over town", "devices", "yes"));
    assertThat(visitor.page(header(changed, "Location")).select(".done").text())
        .contains("All device passwords are revoked");
    assertThat(visitor.page("/account/devices").text()).doesNotContain("Lost phone");

    assertThat(devices()).contains("Lost phone");
    Visitor later = new Visitor();
    Document recover = later.page("/recover");
    assertThat(recover.select("input[name=devices]").hasAttr("checked")).isTrue();
    later.fill(
        recover,
        "/recover",
        Map.of(
            "address", "lost-phone@psmail.test",
            "code", code,
            "password", "eleven green chairs by the sea",
            "devices", "yes"));
    assertThat(later.page("/account/devices").text()).doesNotContain("Lost phone");
  }

  /** The text of the page that lists the devices, after one more was made. */
  private String devices() {
    visitor.fill("/account/devices", "/account/devices", Map.of("name", "Lost phone"));
    return visitor.page("/account/devices").text();
  }

  @Test
  void aMemberLeavesAndStaysAfterAll() {
    visitor.register("leaving");
    assertThat(visitor.page("/account/delete").select(".points").text())
        .contains("for 400 days", "for 90 days");
    HttpResponse<String> left =
        visitor.fill(
            "/account/delete",
            "/account/delete",
            Map.of("address", "leaving@psmail.test", "password", PASSWORD));
    assertThat(header(left, "Location")).isEqualTo("/account");
    Document leaving = visitor.page("/account");
    assertThat(leaving.select("form[action=/account/stay]")).hasSize(1);
    visitor.fill(leaving, "/account/stay", Map.of());
    assertThat(visitor.page("/account").select("form[action=/account/stay]")).isEmpty();
  }

  @Test
  void theSameFormSentTwiceMakesOneAccount() {
    Document form = visitor.page("/register");
    Map<String, String> typed =
        Map.of("localPart", "twice", "domain", "psmail.test", "password", PASSWORD);
    assertThat(visitor.fill(form, "/register", typed).statusCode()).isEqualTo(303);
    assertThat(visitor.fill(form, "/register", typed).statusCode()).isEqualTo(303);
    assertThat(visitor.page("/recovery-code").text()).contains("twice@psmail.test");
  }

  @Test
  void theSameFormSentTwiceMakesOneDevice() {
    visitor.register("two-clicks");
    int before = visitor.page("/account/devices").select(".devices li").size();
    Document form = visitor.page("/account/devices");
    for (int click = 0; click < 2; click++) {
      HttpResponse<String> made = visitor.fill(form, "/account/devices", Map.of("name", "Phone"));
      assertThat(header(made, "Location")).isEqualTo("/account/setup");
      assertThat(groups(visitor.page("/account/setup"))).isNotEmpty();
    }
    assertThat(visitor.page("/account/devices").select(".devices li")).hasSize(before + 1);
    visitor.fill(form, "/account/devices", Map.of("name", "Tablet"));
    visitor.fill("/account/devices", "/account/devices", Map.of("name", "Phone"));
    assertThat(visitor.page("/account/devices").select(".devices li")).hasSize(before + 3);
  }

  @Test
  void aTakenNameComesBackWithThreeProposals() {
    visitor.register("popular");
    HttpResponse<String> taken = new Visitor().send("pop.ular");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(problems(taken)).contains("This name is taken");
    assertThat(Visitor.page(taken).select(".proposals li")).hasSize(3);
    assertThat(Visitor.page(taken).select("input[name=localPart]").val()).isEqualTo("pop.ular");
    assertThat(taken.body()).doesNotContain(PASSWORD);
  }

  @Test
  void theProfileForAppleDevicesHoldsNoPassword() {
    visitor.register("apple");
    String device = groups(visitor.page("/account/setup"));
    HttpResponse<String> profile = visitor.get("/account/apple.mobileconfig");
    assertThat(header(profile, "Content-Type")).startsWith("application/x-apple-aspen-config");
    assertThat(profile.body()).contains("apple@psmail.test").doesNotContain(device);
    assertThat(header(profile, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theFirstOperatorComesInByTheLinkOnceAndMembersDoNot() {
    FirstOperator operator = FirstOperator.shared();
    assertThat(operator.permissions()).isEqualTo("rw-------");
    assertThat(header(operator.welcome(), "Location")).isEqualTo("/control-room");
    assertThat(operator.visitor().get("/control-room").statusCode()).isEqualTo(200);
    assertThat(operator.visitor().page("/control-room").text())
        .contains("psmail.test", "second.test", "Nobody reads postmaster@psmail.test");

    Visitor member = new Visitor();
    assertThat(member.get(operator.link()).statusCode()).isEqualTo(410);
    member.register("curious");
    assertThat(member.get("/control-room").statusCode()).isEqualTo(404);
  }

  private static String token(Document page) {
    return page.select("input[name=csrf]").val();
  }
}
