package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages without a mouse, on the narrowest view, and twice as large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardIT {

  private static final int NARROWEST = 320;

  private final Installation psmail = Installation.shared(Way.EMBEDDED);
  private final Browser browser = Browser.open(psmail);

  @AfterAll
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void beginsWithALinkThatSkipsTheMenu() {
    Keyboard keyboard = Keyboard.on(browser.see(Browser.DESK, 1).go("/help/secure-email"));

    assertThat(keyboard.tab()).contains("#main");
    assertThat(keyboard.isFocusSeen()).isTrue();
    keyboard.enter();
    assertThat(keyboard.focused()).startsWith("main");
    assertThat(keyboard.tab()).doesNotContain("nav");
    assertThat(keyboard.isFocusWithin("main")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/,1280",
    "/,390",
    "/help/secure-email,1280",
    "/de/help/sichere-e-mail,390",
    "/faqs,1280",
    "/glossary,390",
    "/search?q=certificate,1280",
    "/register,1280",
    "/register,390",
    "/sign-in,1280",
    "/message,390",
    "/status/,1280"
  })
  void reachesEverythingWithTheFocusInSightAndNoTrap(String path, int width) {
    Keyboard keyboard = Keyboard.on(browser.see(width, 1).go(path));

    Keyboard.Walk walk = keyboard.walk();
    assertThat(walk.unseen()).isEmpty();
    assertThat(walk.visited()).hasSizeGreaterThan(2).containsAll(keyboard.reachable());
  }

  @Test
  void opensAndLeavesTheMenuOfAPhone() {
    Keyboard keyboard = Keyboard.on(browser.see(Browser.PHONE, 1).go("/"));

    keyboard.focus(".menu summary").enter();
    assertThat(browser.has(".menu[open]")).isTrue();
    keyboard.tab();
    assertThat(keyboard.isFocusWithin(".menu-panel")).isTrue();
    keyboard.escape();
    assertThat(browser.has(".menu[open]")).isFalse();
    assertThat(keyboard.focused()).startsWith("summary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/help",
        "/help/secure-email",
        "/de/help/sichere-e-mail",
        "/help/smime-and-openpgp-compared",
        "/faqs",
        "/de/faqs",
        "/glossary",
        "/de/glossary",
        "/links",
        "/de/links",
        "/updates",
        "/about",
        "/de/contact",
        "/message",
        "/de/message",
        "/search?q=certificate",
        "/de/search?q=Zertifikat",
        "/register",
        "/de/register",
        "/sign-in",
        "/de/recover",
        "/there-is-no-such-page",
        "/status/",
        "/status/de/"
      })
  void needsNoPushingAboutWhereItIsNarrowOrLarge(String path) {
    assertThat(browser.see(NARROWEST, 1).go(path).overflows()).as("320 pixels").isFalse();
    assertThat(browser.see(Browser.DESK / 2, 2).go(path).overflows()).as("zoom 200 %").isFalse();
    Keyboard.on(browser.see(Browser.DESK, 1).go(path)).enlargeText();
    assertThat(browser.overflows()).as("text 200 %").isFalse();
  }
}
