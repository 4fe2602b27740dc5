package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.virtualauthenticator.Credential;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** A member with a passkey, in a real browser with an authenticator that Chromium plays. */
class PasskeyIT {

  private final Installation psmail = Installation.shared(Way.EMBEDDED);

  @Test
  void signsInAloneAndAsSecondStepAndACopyIsRefused() {
    try (Browser browser = Browser.open(psmail)) {
      VirtualAuthenticator key = authenticator(browser);
      browser
          .go("/register")
          .type("localPart", "paula")
          .type("password", Visitor.PASSWORD)
          .send()
          .tick("kept")
          .send();
      browser.go("/account/security/passkey");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("name", "Key in the hand").send();
      assertThat(browser.path()).isEqualTo("/account/security/codes");
      browser.send();
      assertThat(browser.text()).contains("Key in the hand", "10 left");
      assertThat(Barriers.on(browser)).isEmpty();

      signOut(browser);
      browser.go("/account/security");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.press("form[data-passkey] button");
      assertThat(browser.path()).isEqualTo("/account/security");
      for (String mail : List.of("/account/export/new", "/account/import", "/account/compose")) {
        browser.go(mail);
        assertThat(browser.path()).as(mail + " wants the password").startsWith("/account/unlock");
      }
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("password", Visitor.PASSWORD).send();
      assertThat(browser.path()).isEqualTo("/account/compose");

      signOut(browser);
      browser.go("/sign-in").type("name", "paula").type("password", Visitor.PASSWORD).send();
      assertThat(browser.path()).startsWith("/sign-in/second-step");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.press("form[data-passkey] button");
      assertThat(browser.path()).isEqualTo("/account");
      browser.go("/account/security/codes/new");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.go("/account/security").press("main a[href*='/passkeys/']");
      assertThat(browser.path()).endsWith("/remove");
      assertThat(Barriers.on(browser)).isEmpty();

      signOut(browser);
      rewind(key);
      browser.go("/sign-in").press("form[data-passkey] button");
      assertThat(browser.text()).contains("This passkey was not accepted");
    }
  }

  private static VirtualAuthenticator authenticator(Browser browser) {
    return browser
        .driver()
        .addVirtualAuthenticator(
            new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
  }

  /** What a copy would say that was made before. */
  private static void rewind(VirtualAuthenticator key) {
    Credential old = key.getCredentials().get(0);
    key.removeAllCredentials();
    key.addCredential(
        Credential.createResidentCredential(
            Arrays.copyOf(old.getId(), old.getId().length),
            String.valueOf(old.getRpId()),
            old.getPrivateKey(),
            Objects.requireNonNull(old.getUserHandle()),
            1));
  }

  private static void signOut(Browser browser) {
    browser.press("form[action$='/sign-out'] button");
  }
}
