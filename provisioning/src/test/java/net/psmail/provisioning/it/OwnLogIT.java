package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.LoggedAct.By;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.junit.jupiter.api.Test;

class OwnLogIT extends StaffTest {

  private static final long NEWEST = Long.MAX_VALUE;

  @Inject OwnLog log;
  @Inject CustomerDomains domains;
  @Inject MailDomains mailDomains;

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
  void tellsMembersThatTheirDomainWasStoppedAndTakenBack() {
    DomainName domain = new DomainName(newName() + ".example");
    Session boss = operator();
    domains.add(boss, domain, Optional.empty(), ORIGIN);
    Session member = sessionOf(accounts.register(form(newName(), domain), ORIGIN));
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(1));
    Instant stopped = SettableClock.INSTANCE.instant();
    assertThat(mailDomains.stopOf(domain)).isEmpty();
    domains.stop(boss, domain, ORIGIN);
    assertThat(mailDomains.stopOf(domain).orElseThrow().since().orElseThrow())
        .isBetween(stopped.minusSeconds(1), stopped.plusSeconds(30));

    domains.resume(boss, domain, ORIGIN);
    assertThat(mailDomains.stopOf(domain)).isEmpty();
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(1));
    Session later = sessionOf(accounts.register(form(newName(), domain), ORIGIN));

    for (boolean byProvider : new boolean[] {true, false}) {
      assertThat(log.page(member, byProvider, NEWEST).acts())
          .filteredOn(act -> act.by() == By.PROVIDER)
          .extracting(LoggedAct::act, LoggedAct::subject, LoggedAct::network)
          .containsExactly(
              tuple(Act.DOMAIN_RESUMED, domain.ascii(), Optional.empty()),
              tuple(Act.DOMAIN_STOPPED, domain.ascii(), Optional.empty()));
    }
    assertThat(log.page(later, true, NEWEST).acts()).isEmpty();
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
