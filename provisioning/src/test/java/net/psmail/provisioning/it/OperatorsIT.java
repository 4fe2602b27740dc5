package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.OpenInvitation;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

/** How people come in who work here. */
class OperatorsIT extends StaffTest {

  @Test
  void theFirstComesInByALinkThatWorksOnce() {
    operators.invite();
    String token = operators.invitation().orElseThrow();
    assertThat(newcomers.duty(token)).contains(Duty.of(Role.ADMINISTRATOR));
    assertThat(kindOf(() -> newcomers.accept(token, "root.of.all", "weak", "en", ORIGIN)))
        .isEqualTo(Kind.WEAK_PASSWORD);
    Session session = enter(token, "Ops");
    assertThat(session.role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(session.mailbox()).isEmpty();
    assertThat(operators.invitation()).isEmpty();
    assertThat(kindOf(() -> newcomers.accept(token, "second", PASSWORD, "en", ORIGIN)))
        .isEqualTo(Kind.LINK_USED);
    operators.invite();
    assertThat(operators.invitation()).isEmpty();
    assertThat(kindOf(() -> devices.list(session))).isEqualTo(Kind.NOT_FOUND);
    accounts.changePassword(session, PASSWORD, "another horse battery", true, ORIGIN);
    assertThat(signIn("ops", "another horse battery", ORIGIN)).isNotNull();
  }

  @Test
  void othersComeInAsWhatTheyWereInvitedTo() {
    Session boss = first("boss");
    String token = link(boss, Role.AUTHOR);
    assertThat(invitations.takeNew(boss)).as("told once").isEmpty();
    assertThat(invitations.open())
        .singleElement()
        .satisfies(open -> assertThat(open.madeBy()).contains("boss"))
        .satisfies(open -> assertThat(open.duty()).isEqualTo(Duty.of(Role.AUTHOR)));
    assertThat(enter(token, "writer").role()).isEqualTo(Role.AUTHOR);
    assertThat(invitations.open()).isEmpty();
    assertThat(count("invitation where hash = ?", token)).as("kept in the clear").isZero();
  }

  @Test
  void aLinkLetsOneOfManyInWhoUseItAtOnce() {
    String token = link(first("boss"), Role.OPERATOR);
    List<Future<SessionToken>> all =
        atOnce(4, () -> newcomers.accept(token, newName(), PASSWORD, "en", ORIGIN));
    assertThat(refusals(all))
        .hasSize(3)
        .allSatisfy(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.LINK_USED));
  }

  @Test
  void aLinkIsWorthlessAfterADayAndWhenItIsWithdrawn() {
    Session boss = first("boss");
    String withdrawn = link(boss, Role.OPERATOR);
    OpenInvitation open = invitations.open().get(0);
    invitations.withdraw(boss, open.id(), ORIGIN);
    assertThat(kindOf(() -> enter(withdrawn, "late"))).isEqualTo(Kind.LINK_USED);
    assertThat(kindOf(() -> invitations.withdraw(boss, open.id(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);

    String old = link(boss, Role.OPERATOR);
    SettableClock.INSTANCE.putForward(Duration.ofHours(24));
    assertThat(newcomers.duty(old)).isEmpty();
    assertThat(invitations.open()).isEmpty();
    assertThat(kindOf(() -> enter(old, "later"))).isEqualTo(Kind.LINK_USED);
  }

  @Test
  void onlyAdministratorsInvite() {
    Session boss = first("boss");
    Session operator = invited(boss, Role.OPERATOR, "colleague");
    assertThat(kindOf(() -> invitations.invite(operator, Duty.of(Role.AUTHOR), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    link(boss, Role.AUTHOR);
    long id = invitations.open().get(0).id();
    assertThat(kindOf(() -> invitations.withdraw(operator, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void aNameLeadsToWhoWorksHereAndNotToTheMemberOfThatName() {
    String name = newName();
    register(name);
    invited(first("boss"), Role.AUTHOR, name);
    assertThat(sessionOf(signIn(name, PASSWORD, ORIGIN)).role()).isEqualTo(Role.AUTHOR);
    assertThat(sessionOf(signIn(name + "@psmail.test", PASSWORD, ORIGIN)).role())
        .isEqualTo(Role.MEMBER);
  }
}
