package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** A member invites a guest, and an operator takes both back, each in a real browser. */
class InvitationIT {

  private static final String GUESTS = "/control-room/invites";

  private final Installation psmail = Installation.shared(Way.EMBEDDED);

  @ParameterizedTest
  @ValueSource(strings = {"", "/de"})
  void theGuestStandsBelowTheMemberAndGoesWithTheBranch(String language) {
    String name = language.isEmpty() ? "inviting" : "einladend";
    String guestName = name + ".guest";
    try (Browser member = Browser.open(psmail);
        Browser guest = Browser.open(psmail);
        Browser desk = desk()) {
      register(member.go(language + "/register"), name);
      String withdrawn = invite(member, language);
      member.press("main form[action$='/withdraw'] button");
      assertThat(member.has(".done")).isTrue();
      assertThat(Barriers.on(member)).isEmpty();
      String link = invite(member, language);

      assertThat(guest.go(withdrawn).has("input[name=localPart]")).isFalse();
      assertThat(Barriers.on(guest)).isEmpty();
      guest.go(link);
      assertThat(Barriers.on(guest)).isEmpty();
      register(guest, guestName);
      assertThat(guest.go("/account").path()).isEqualTo("/account");
      assertThat(guest.go(link).has("input[name=localPart]")).as("used twice").isFalse();
      assertThat(member.go(language + "/account/invites").text()).contains("Ada from the choir");
      assertThat(member.has(".secret")).as("the link is told once").isFalse();

      takesBackAndGivesBack(desk, language, name, guest);
      assertThat(member.go("/account").path()).startsWith("/sign-in");
      signIn(guest, guestName);
      assertThat(guest.path()).isEqualTo("/account");
    }
  }

  private static void takesBackAndGivesBack(
      Browser desk, String language, String name, Browser guest) {
    String address = name + "@psmail.test";
    String guestAddress = name + ".guest@psmail.test";
    desk.go(language + GUESTS);
    assertThat(row(desk, guestAddress)).contains(address);
    assertThat(Barriers.on(desk)).isEmpty();
    desk.type("address", address).press("main form[method=get] button");
    String branch = desk.path();
    assertThat(desk.heading()).isEqualTo(address);
    assertThat(twigs(desk)).contains(guestAddress);
    assertThat(Barriers.on(desk)).isEmpty();
    desk.press("main a[href$='/take-back']");
    assertThat(twigs(desk)).contains(guestAddress);
    assertThat(desk.heading()).contains("2");
    assertThat(Barriers.on(desk)).isEmpty();
    desk.type("reason", "Made for advertising").send();
    assertThat(desk.has(".done")).isTrue();
    assertThat(Barriers.on(desk)).isEmpty();

    assertThat(guest.go("/account").path()).startsWith("/sign-in");
    signIn(guest, guestAddress);
    assertThat(guest.has(".problems")).isTrue();
    assertThat(Barriers.on(guest)).isEmpty();
    desk.go(branch).press("main form[action$='/give-back'] button");
    assertThat(desk.has(".done")).isTrue();
    assertThat(Barriers.on(desk)).isEmpty();
  }

  private Browser desk() {
    FirstOperator.of(psmail);
    Browser desk = Browser.open(psmail);
    signIn(desk, "grace");
    return desk;
  }

  private static String invite(Browser member, String language) {
    member.go(language + "/account/invites");
    assertThat(Barriers.on(member)).isEmpty();
    member.type("note", "Ada from the choir").press("#new button");
    assertThat(Barriers.on(member)).isEmpty();
    return member.secret("link");
  }

  private static void register(Browser browser, String name) {
    browser.type("localPart", name).type("password", Visitor.PASSWORD).send().tick("kept").send();
    assertThat(browser.has("#device-password")).isTrue();
  }

  private static void signIn(Browser browser, String name) {
    browser.go("/sign-in").type("name", name).type("password", Visitor.PASSWORD).send();
  }

  private static String row(Browser desk, String address) {
    return desk.driver()
        .findElement(By.xpath("//tr[th[contains(., '%s')]]".formatted(address)))
        .getText();
  }

  private static String twigs(Browser desk) {
    return desk.driver().findElement(By.className("twigs")).getText();
  }
}
