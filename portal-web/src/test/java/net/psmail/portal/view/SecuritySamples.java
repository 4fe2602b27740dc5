package net.psmail.portal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.portal.settings.QrCode;
import net.psmail.portal.view.SecurityView.Browser;
import net.psmail.portal.view.SecurityView.Passkey;
import net.psmail.portal.view.SecurityView.Step;
import org.jspecify.annotations.Nullable;

/** The pages about the second step of the sign-in. */
record SecuritySamples(String name, String template, String path, @Nullable Object model) {

  private static final String ADDRESS = "ada.lovelace@psmail.test";
  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final String URI =
      "otpauth://totp/PSMail:ada.lovelace%40psmail.test"
          + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PSMail";
  private static final List<Problem> FINE = List.of();
  private static final List<Problem> WRONG = List.of(Problem.of("code", "problem.factor-refused"));

  static List<SecuritySamples> all() {
    return List.of(
        signIn("signinsecondstep", new SecondStepForm("/account", false, "{}", true, false, FINE)),
        signIn(
            "signinsecondstep-paper",
            new SecondStepForm("/account", true, null, true, true, WRONG)),
        signIn(
            "signinsecondstep-passkey",
            new SecondStepForm("/account", false, "{}", false, false, FINE)),
        of("security", "", security(8, "second-step-added")),
        of("security-off", "", new SecurityView(null, List.of(), "second-step-removed")),
        of("security-few", "", security(0, null)),
        of("securityapp", "/app", app(false, FINE)),
        of("securityapp-another", "/app", app(true, WRONG)),
        of("securitycodes", "/codes", codes()),
        of("securitycodesnew", "/codes/new", null),
        of("securityremove", "/remove", null),
        proof("proof", new ProofForm(ADDRESS, true, "{}", true, "/account/security", FINE)),
        proof("proof-locked", new ProofForm(ADDRESS, true, "{}", false, "/account/security", FINE)),
        new SecuritySamples(
            "unlock",
            "unlock",
            "/account/unlock",
            new UnlockForm(ADDRESS, "/account/compose", FINE)),
        of("securitypasskey", "/passkey", new PasskeyForm("{\"a\":\"<b>\"}", "", FINE)),
        of("securitypasskeyremove", "/passkeys/1/remove", new PasskeyRemoval(1, "My <b>key</b>")),
        proof(
            "proof-password",
            new ProofForm(
                ADDRESS,
                false,
                null,
                true,
                "/account/security",
                List.of(Problem.of("password", "problem.password-refused")))));
  }

  private static SecuritySamples signIn(String name, Object model) {
    return new SecuritySamples(name, "signinsecondstep", "/sign-in/second-step", model);
  }

  private static SecuritySamples proof(String name, Object model) {
    return new SecuritySamples(name, "proof", "/account/proof", model);
  }

  private static SecuritySamples of(String name, String path, @Nullable Object model) {
    String template = name.replaceFirst("-.*", "");
    return new SecuritySamples(name, template, "/account/security" + path, model);
  }

  private static SecurityView security(int codes, @Nullable String done) {
    List<Browser> browsers =
        codes == 0
            ? List.of()
            : List.of(
                new Browser(1, "Firefox, Linux", NOW, NOW.plus(Duration.ofDays(30))),
                new Browser(2, null, NOW.minusSeconds(99_999), NOW.plus(Duration.ofDays(2))));
    return new SecurityView(new Step(codes == 0 ? null : NOW, passkeys(), codes), browsers, done);
  }

  private static List<Passkey> passkeys() {
    return List.of(new Passkey(1, "My <b>key</b>", NOW, NOW));
  }

  private static CodeAppForm app(boolean another, List<Problem> problems) {
    List<String> groups = List.of("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".split(" ", -1));
    return new CodeAppForm(ADDRESS, another, QrCode.of(URI), URI, groups, problems);
  }

  private static OneTimeCodesView codes() {
    return new OneTimeCodesView(
        ADDRESS,
        List.of(
            "0a1b-2c3d-4e5f",
            "6g7h-8j9k-0mnp",
            "qrst-vwxy-z012",
            "3456-789a-bcde",
            "fghj-kmnp-qrst",
            "vwxy-z012-3456",
            "789a-bcde-fghj",
            "kmnp-qrst-vwxy",
            "z012-3456-789a",
            "bcde-fghj-kmnp"));
  }
}
