package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.LoggedAct.By;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.junit.jupiter.api.Test;

class OwnLogIT extends StaffTest {

  private static final long NEWEST = Long.MAX_VALUE;

  @Inject OwnLog log;

  @Test
  void tellsWhatTheProvidersPeopleDidAndNotFromWhere() {
    Session boss = first("boss");
    Session writer = invited(boss, Role.AUTHOR, "writer");
    staff.changeDuty(boss, writer.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    staff.end(boss, writer.accountId(), ORIGIN);
    staff.restore(boss, writer.accountId(), ORIGIN);
    Session again = sessionOf(signIn("writer", PASSWORD, ORIGIN));

    assertThat(log.page(again, true, NEWEST).acts())
        .extracting(LoggedAct::act)
        .containsExactly(Act.ACCESS_RESTORED, Act.ACCESS_ENDED, Act.ROLE_CHANGED);
    assertThat(log.page(again, true, NEWEST).acts())
        .allSatisfy(act -> assertThat(act.by()).isEqualTo(By.PROVIDER))
        .allSatisfy(act -> assertThat(act.network()).isEmpty())
        .allSatisfy(act -> assertThat(act.browser()).isEmpty());
    assertThat(log.page(again, false, NEWEST).acts())
        .extracting(LoggedAct::act)
        .contains(Act.ROLE_CHANGED, Act.OPERATOR_ACCEPTED, Act.SIGNED_IN);
    assertThat(log.page(boss, true, NEWEST).acts()).isEmpty();
    assertThat(log.page(register(newName()), true, NEWEST).acts()).isEmpty();
  }

  @Test
  void tellsWhoItWas() {
    Session session = register(newName());
    assertThat(kindOf(() -> signIn(session.signInName(), "not it at all", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    accounts.changePassword(session, PASSWORD, "another horse battery", false, ORIGIN);
    assertThat(log.page(session, false, NEWEST).acts())
        .extracting(LoggedAct::act, LoggedAct::by)
        .containsExactlyInAnyOrder(
            tuple(Act.REGISTERED, By.OWNER),
            tuple(Act.SIGN_IN_REFUSED, By.SOMEBODY),
            tuple(Act.MEMBER_TOLD, By.ITSELF),
            tuple(Act.PASSWORD_CHANGED, By.OWNER));
  }

  @Test
  void goesThroughAllPageByPageAndShowsEachOnce() {
    Session session = register(newName());
    for (int i = 0; i < 30; i++) {
      newDevice(session, "Device " + i);
    }
    OwnLog.Page first = log.page(session, false, NEWEST);
    OwnLog.Page second = log.page(session, false, first.next().orElseThrow());
    assertThat(second.next()).isEmpty();
    List<LoggedAct> both = new ArrayList<>(first.acts());
    both.addAll(second.acts());
    assertThat(both.get(both.size() - 1).act()).isEqualTo(Act.REGISTERED);
    assertThat(both)
        .filteredOn(act -> act.act() == Act.DEVICE_MADE)
        .extracting(LoggedAct::subject)
        .containsExactlyElementsOf(
            IntStream.range(0, 30).mapToObj(i -> "Device " + (29 - i)).toList());
  }
}
