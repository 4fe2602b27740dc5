package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.otheraddress.PendingRecovery;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

class LateRecoveryIT extends OtherAddressTest {

  private static final Origin THIEF = new Origin("198.51.100.0/24", "another browser");

  @Inject OwnLog log;
  @Inject Audit audit;

  @Test
  void beginsByTheLinkAndIsReadyAfterTheDelayAlone() {
    String address = elsewhere();
    Session member = memberWith(address);
    String token = asked(member, address);
    assertThat(recoveries.find(token).flatMap(PendingRecovery::readyAt)).isEmpty();
    assertThat(recoveries.begun(member)).isEmpty();
    assertThat(kindOf(() -> finish(token))).isEqualTo(Kind.LINK_USED);

    recoveries.begin(token, ORIGIN);
    assertThat(recoveries.begun(member).orElseThrow())
        .isAfter(SettableClock.INSTANCE.instant().plus(DELAY.minusMinutes(1)));
    SettableClock.INSTANCE.putForward(DELAY.minusMinutes(5));
    assertThat(kindOf(() -> finish(token))).isEqualTo(Kind.LINK_USED);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(6));
    assertThat(sessionOf(finish(token)).accountId()).isEqualTo(member.accountId());
  }

  @Test
  void setsANewPasswordWithANewKeyAndEndsAllThatOpenedTheOldOne() {
    String address = elsewhere();
    Session member = memberWith(address);
    String code = recovery.code(member).orElseThrow();
    String device = newDevice(member, "Laptop");
    String token = ready(member, address);
    Session open = sessionOf(signIn(member.signInName(), PASSWORD, ORIGIN));
    Session recovered = sessionOf(finish(token));

    assertThat(sessions.find(open.token())).isEmpty();
    assertThat(kindOf(() -> signIn(member.signInName(), PASSWORD, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(sessionOf(signIn(member.signInName(), NEW_PASSWORD, ORIGIN)).mailbox()).isPresent();
    assertThat(opensMail(member, device)).isFalse();
    assertThat(kindOf(() -> recovery.recover(member.signInName(), code, PASSWORD, false, ORIGIN)))
        .isEqualTo(Kind.RECOVERY_REFUSED);
    assertThat(recovery.code(recovered)).isPresent();
    assertThat(opensMail(recovered, newDevice(recovered, "Phone"))).isTrue();
    assertThat(others.find(recovered)).isPresent();
  }

  @Test
  void makesANewRecoveryCodeThatOpensTheNewKey() {
    String address = elsewhere();
    Session recovered = sessionOf(finish(ready(memberWith(address), address)));
    String code = recovery.code(recovered).orElseThrow();
    SessionToken again = recovery.recover(recovered.signInName(), code, PASSWORD, false, ORIGIN);
    assertThat(sessionOf(again).accountId()).isEqualTo(recovered.accountId());
  }

  @Test
  void refusesABadPasswordAndLosesNothingByIt() {
    String address = elsewhere();
    String token = ready(memberWith(address), address);
    assertThat(kindOf(() -> lateRecovery.finish(token, "12345678", ORIGIN)))
        .isEqualTo(Kind.WEAK_PASSWORD);
    assertThat(finish(token)).isNotNull();
  }

  @Test
  void isStoppedFromAnySessionAndByTheLinkInTheLetters() {
    String address = elsewhere();
    Session member = memberWith(address);
    String token = begun(member, address);
    Session elsewhere = sessionOf(signIn(member.signInName(), PASSWORD, THIEF));
    assertThat(recoveries.stop(elsewhere, ORIGIN)).isTrue();
    assertThat(recoveries.begun(member)).isEmpty();
    assertThat(recoveries.find(token)).isEmpty();
    assertThat(recoveries.stop(elsewhere, ORIGIN)).isFalse();

    begun(member, address);
    String stop = stopLink(member.signInName());
    assertThat(kindOf(() -> recoveries.begin(stop, ORIGIN))).isEqualTo(Kind.LINK_USED);
    recoveries.stop(stop, ORIGIN);
    assertThat(recoveries.begun(member)).isEmpty();
    assertThat(kindOf(() -> recoveries.stop(stop, ORIGIN))).isEqualTo(Kind.LINK_USED);
  }

  @Test
  void tellsBothAddressesOfItsBeginningItsStopAndItsEnd() {
    String address = elsewhere();
    Session member = memberWith(address);
    int before = letters.to(address).size();
    begun(member, address);
    letters.last(address, before + 2);
    recoveries.stop(member, ORIGIN);
    letters.last(address, before + 3);
    finish(ready(member, address));
    letters.last(address, before + 6);
    for (String to : List.of(address, member.signInName())) {
      for (String words :
          List.of("is about to take over", "was stopped", "by the recovery address")) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(letters.to(to))
                        .anySatisfy(letter -> assertThat(letter.subject()).contains(words)));
      }
    }
  }

  @Test
  void standsInTheLogStepByStep() {
    String address = elsewhere();
    Session member = memberWith(address);
    begun(member, address);
    recoveries.stop(member, ORIGIN);
    Session recovered = sessionOf(finish(ready(member, address)));
    assertThat(log.page(recovered, false, Long.MAX_VALUE).acts())
        .extracting(LoggedAct::act)
        .contains(
            Act.OTHER_ADDRESS_CONFIRMED,
            Act.RECOVERY_ASKED,
            Act.RECOVERY_BEGUN,
            Act.RECOVERY_STOPPED,
            Act.RECOVERED_LATE);
    assertThat(log.page(recovered, false, Long.MAX_VALUE).acts())
        .filteredOn(act -> act.act() == Act.RECOVERY_BEGUN)
        .extracting(LoggedAct::by)
        .containsOnly(LoggedAct.By.SOMEBODY);
  }

  @Test
  void isStoppedByAnotherAddressAndByItsRemoval() {
    String address = elsewhere();
    Session member = memberWith(address);
    String token = begun(member, address);
    confirm(member, elsewhere());
    assertThat(recoveries.find(token)).isEmpty();

    String second = elsewhere();
    Session other = memberWith(second);
    begun(other, second);
    others.remove(other, ORIGIN);
    assertThat(recoveries.begun(other)).isEmpty();
  }

  @Test
  void asksNobodyWhoHasNoOtherAddressAndWritesOnceAnHour() {
    String address = elsewhere();
    Session member = memberWith(address);
    Session without = register(newName());
    asked(member, address);
    int letter = letters.to(address).size();
    recoveries.ask(member.signInName(), ORIGIN);
    recoveries.ask(without.signInName(), ORIGIN);
    recoveries.ask(newName(), ORIGIN);
    allAreLookedUp();
    assertThat(letters.to(address)).hasSize(letter);
    assertThat(audit.ofOwn(without, 20))
        .extracting(AuditEntry::act)
        .doesNotContain(Act.RECOVERY_ASKED);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(61));
    asked(member, address);
  }

  @Test
  void writesThreeTimesADayHoweverOftenSomebodyAsks() {
    String address = elsewhere();
    Session member = memberWith(address);
    for (int letter = 0; letter < 3; letter++) {
      asked(member, address);
      SettableClock.INSTANCE.putForward(Duration.ofMinutes(61));
    }
    int before = letters.to(address).size();
    recoveries.ask(member.signInName(), ORIGIN);
    allAreLookedUp();
    assertThat(letters.to(address)).hasSize(before);
    SettableClock.INSTANCE.putForward(Duration.ofDays(1));
    asked(member, address);
  }

  /** All that an answer could tell is whether it came: it writes one row, whatever was typed. */
  @Test
  void answersTheSameWhateverThereIs() {
    String address = elsewhere();
    Session member = memberWith(address);
    recoveries.ask(member.signInName(), ORIGIN);
    recoveries.ask(newName() + "@psmail.test", ORIGIN);
    recoveries.ask(newName() + "@another.example", ORIGIN);
    assertThat(kindOf(() -> recoveries.ask("not an address", ORIGIN)))
        .isEqualTo(Kind.ADDRESS_REFUSED);
    allAreLookedUp();
  }

  @Test
  void writesOneLetterHoweverManyAskAtOnce() {
    String address = elsewhere();
    Session member = memberWith(address);
    int before = letters.to(address).size();
    List<Future<Boolean>> results =
        atOnce(
            6,
            () -> {
              recoveries.ask(member.signInName(), ORIGIN);
              return true;
            });
    assertThat(refusals(results)).isEmpty();
    letters.last(address, before + 1);
    allAreLookedUp();
    assertThat(letters.to(address)).hasSize(before + 1);
  }

  @Test
  void isForgottenWhenNobodyFinishesIt() {
    String address = elsewhere();
    Session member = memberWith(address);
    String token = begun(member, address);
    SettableClock.INSTANCE.putForward(DELAY.plus(Duration.ofDays(8)));
    assertThat(recoveries.find(token)).isEmpty();
    assertThat(kindOf(() -> finish(token))).isEqualTo(Kind.LINK_USED);
  }

  @Test
  void isFinishedByOneOfManyAtOnce() {
    for (int round = 0; round < 3; round++) {
      String address = elsewhere();
      Session member = memberWith(address);
      String token = ready(member, address);
      List<Future<SessionToken>> results = atOnce(4, () -> finish(token));
      assertThat(refusals(results))
          .hasSize(3)
          .extracting(ProvisioningException::kind)
          .containsOnly(Kind.LINK_USED);
      assertThat(acts(member, "RECOVERED_LATE")).isOne();
    }
  }

  @Test
  void isEitherStoppedOrFinishedWhenBothHappenAtOnce() {
    for (int round = 0; round < 6; round++) {
      String address = elsewhere();
      Session member = memberWith(address);
      String token = ready(member, address);
      AtomicInteger turn = new AtomicInteger();
      List<Future<Optional<SessionToken>>> results =
          atOnce(
              2,
              () -> {
                if (turn.getAndIncrement() == 0) {
                  return Optional.of(finish(token));
                }
                recoveries.stop(token, ORIGIN);
                return Optional.empty();
              });
      assertThat(refusals(results))
          .hasSize(1)
          .extracting(ProvisioningException::kind)
          .containsOnly(Kind.LINK_USED);
      long finished = acts(member, "RECOVERED_LATE");
      assertThat(finished + acts(member, "RECOVERY_STOPPED")).isOne();
      String password = finished == 1 ? NEW_PASSWORD : PASSWORD;
      assertThat(signIn(member.signInName(), password, ORIGIN)).isNotNull();
    }
  }

  private SessionToken finish(String token) {
    return lateRecovery.finish(token, NEW_PASSWORD, THIEF);
  }

  private long acts(Session member, String act) {
    return count(
        "audit_entry where act = '" + act + "' and account_id = ?",
        Long.toString(member.accountId()));
  }

  /** From the last letter to the mailbox that has one. */
  private String stopLink(String mailbox) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                letters.to(mailbox).stream()
                    .filter(letter -> letter.text().contains("/recover/stop/"))
                    .map(FakeLetters::token)
                    .filter(token -> recoveries.find(token).isPresent())
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }
}
