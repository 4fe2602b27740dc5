package net.psmail.portal.account;

import net.psmail.portal.view.SignInsView;
import net.psmail.portal.view.Words;
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
        Words.of(web.act()),
        web.browser().orElse(null),
        signIn.network(),
        1,
        web.isRefused());
  }

  private static SignInsView.Row row(SignIn signIn, SignIn.Mail mail) {
    return new SignInsView.Row(
        signIn.at(),
        mail.protocol(),
        mail.refusal().map(Words::of).orElse("accepted"),
        mail.device().orElse(null),
        signIn.network(),
        mail.times(),
        mail.refusal().isPresent());
  }
}
