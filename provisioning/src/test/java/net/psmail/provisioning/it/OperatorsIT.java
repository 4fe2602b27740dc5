package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Operators;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.junit.jupiter.api.Test;

class OperatorsIT extends FacadeTest {

  @Inject Operators operators;

  @Test
  void comeInByALinkThatWorksOnce() {
    operators.invite();
    String token = operators.invitation().orElseThrow();
    assertThat(operators.isOpen(token)).isTrue();
    assertThat(kindOf(() -> operators.accept(token, "root.of.all", "weak", "en", ORIGIN)))
        .isEqualTo(Kind.WEAK_PASSWORD);
    Session session = sessionOf(operators.accept(token, "Ops", PASSWORD, "en", ORIGIN));
    assertThat(session.role()).isEqualTo(Role.OPERATOR);
    assertThat(session.mailbox()).isEmpty();
    assertThat(operators.invitation()).isEmpty();
    assertThat(kindOf(() -> operators.accept(token, "second", PASSWORD, "en", ORIGIN)))
        .isEqualTo(Kind.LINK_USED);
    operators.invite();
    assertThat(operators.invitation()).isEmpty();
    assertThat(sessionOf(accounts.signIn("ops", PASSWORD, ORIGIN)).role()).isEqualTo(Role.OPERATOR);
    assertThat(kindOf(() -> devices.list(session))).isEqualTo(Kind.NOT_FOUND);
    accounts.changePassword(session, PASSWORD, "another horse battery", true, ORIGIN);
    assertThat(accounts.signIn("ops", "another horse battery", ORIGIN)).isNotNull();
  }
}
