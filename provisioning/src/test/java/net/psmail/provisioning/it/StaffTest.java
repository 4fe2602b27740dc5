package net.psmail.provisioning.it;

import jakarta.inject.Inject;
import java.sql.SQLException;
import net.psmail.provisioning.account.Colleague;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.Invitations;
import net.psmail.provisioning.account.Newcomers;
import net.psmail.provisioning.account.Operators;
import net.psmail.provisioning.account.Staff;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.junit.jupiter.api.BeforeEach;

/** A provider where nobody works yet, and the ways in. */
abstract class StaffTest extends FacadeTest {

  @Inject Operators operators;
  @Inject Invitations invitations;
  @Inject Newcomers newcomers;
  @Inject Staff staff;

  @BeforeEach
  void sendEverybodyAway() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from account where role <> 'MEMBER'");
      statement.execute("delete from invitation");
    }
  }

  /** Comes in by the link of the start. */
  Session first(String name) {
    operators.invite();
    return enter(operators.invitation().orElseThrow(), name);
  }

  Session invited(Session administrator, Role role, String name) {
    return enter(link(administrator, role), name);
  }

  String link(Session administrator, Role role) {
    return link(administrator, Duty.of(role));
  }

  String link(Session administrator, Duty duty) {
    invitations.invite(administrator, duty, ORIGIN);
    return invitations.takeNew(administrator).orElseThrow();
  }

  Session enter(String token, String name) {
    return sessionOf(newcomers.accept(token, name, PASSWORD, "en", ORIGIN));
  }

  /** What the session of somebody says now. */
  Role roleNow(Session person) {
    return sessionOf(person.token()).role();
  }

  Colleague listed(String name) {
    return staff.list().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
