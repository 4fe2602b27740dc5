package net.psmail.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import net.psmail.portal.view.Refusal;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.device.RefusedLogin;
import net.psmail.provisioning.device.RefusedLogins;
import net.psmail.provisioning.session.Session;

/** Logins of the last hour that mail servers refused, for the page. */
@ApplicationScoped
class Refusals {

  @Inject RefusedLogins logins;

  List<Refusal> of(Session member) {
    return logins.ofLastHour(member).stream().map(Refusals::row).toList();
  }

  private static Refusal row(RefusedLogin login) {
    return new Refusal(
        login.protocol(),
        login.network(),
        Words.of(login.reason()),
        login.device().orElse(null),
        login.tries(),
        login.last());
  }
}
