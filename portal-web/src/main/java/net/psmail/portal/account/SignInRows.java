package net.psmail.portal.account;

import java.util.Locale;
import net.psmail.portal.view.SignInsView;
import net.psmail.provisioning.signin.SignIn;

/** Sign-ins as pages show them. */
public final class SignInRows {

  private SignInRows() {}

  /** One of them. */
  public static SignInsView.Row row(SignIn signIn) {
    return signIn
        .web()
        .map(web -> row(signIn, web))
        .orElseGet(() -> row(signIn, signIn.mail().orElseThrow()));
  }

  private static SignInsView.Row row(SignIn signIn, SignIn.Web web) {
    return new SignInsView.Row(
        signIn.at(),
        "web",
        word(web.act().name()),
        web.browser().orElse(null),
        signIn.network(),
        1,
        web.isRefused());
  }

  private static SignInsView.Row row(SignIn signIn, SignIn.Mail mail) {
    return new SignInsView.Row(
        signIn.at(),
        mail.protocol(),
        mail.refusal().map(SignInRows::word).orElse("accepted"),
        mail.device().orElse(null),
        signIn.network(),
        mail.times(),
        mail.refusal().isPresent());
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
