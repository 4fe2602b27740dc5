package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.Alias;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.rule.ConfirmedForwards;
import net.psmail.provisioning.rule.DraftedScripts;
import net.psmail.provisioning.rule.Forward;
import net.psmail.provisioning.rule.Forwards;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension.From;
import org.junit.jupiter.api.Test;

class ForwardsIT extends FacadeTest {

  private static final String CODE = "abcd-efgh-jkmn";

  @Inject Forwards forwards;
  @Inject Aliases aliases;
  @Inject MemberSuspensions suspensions;
  @Inject DraftedScripts drafts;
  @Inject ConfirmedForwards confirmed;

  @Test
  void beginWithTheCodeOfTheLetterAlone() throws SQLException {
    Session anna = register(newName());
    Forward asked = asked(anna, " Anna@Example.org ");
    assertThat(asked.address()).isEqualTo("anna@example.org");
    assertThat(asked.confirmedAt()).isEmpty();
    assertThat(kindOf(() -> forwards.confirm(anna, asked.id(), "wrong", ORIGIN)))
        .isEqualTo(Kind.FACTOR_REFUSED);
    assertThat(only(anna).confirmedAt()).isEmpty();

    forwards.confirm(anna, asked.id(), "ABCD EFGH JKMN", ORIGIN);
    assertThat(only(anna).confirmedAt()).isPresent();
    assertThat(told(anna, "FORWARD_BEGUN")).isOne();
    forwards.setKeepsCopy(anna, false, ORIGIN);
    forwards.setKeepsCopy(anna, false, ORIGIN);
    assertThat(told(anna, "FORWARD_COPY_DROPPED")).isOne();
    forwards.remove(anna, asked.id(), ORIGIN);
    assertThat(told(anna, "FORWARD_ENDED")).isOne();
    assertThat(forwards.list(anna)).isEmpty();
  }

  @Test
  void takeNoCodeAfterFiveThatWereWrongNorAfterADay() throws SQLException {
    Session anna = register(newName());
    Forward asked = asked(anna, "anna@example.org");
    for (int wrong = 0; wrong < 5; wrong++) {
      assertThat(kindOf(() -> forwards.confirm(anna, asked.id(), "wrong", ORIGIN)))
          .isEqualTo(Kind.FACTOR_REFUSED);
    }
    assertThat(kindOf(() -> forwards.confirm(anna, asked.id(), CODE, ORIGIN)))
        .isEqualTo(Kind.FACTOR_REFUSED);

    Forward late = asked(anna, "late@example.org");
    SettableClock.INSTANCE.putForward(Duration.ofDays(1).plusMinutes(1));
    Session again = sessionOf(signIn(anna.signInName(), PASSWORD, ORIGIN));
    assertThat(refusal(() -> forwards.confirm(again, late.id(), CODE, ORIGIN)).kind())
        .isIn(Kind.FACTOR_REFUSED, Kind.NOT_FOUND);
  }

  @Test
  void leadNeitherToOneselfNorBack() throws SQLException {
    Session anna = register(newName());
    Session bert = register(newName());
    Session carl = register(newName());
    Alias alias = aliases.makeRandom(anna, "", ORIGIN);
    Alias ofBert = aliases.makeRandom(bert, "", ORIGIN);
    assertThat(kindOf(() -> ask(anna, anna.ownMailbox()))).isEqualTo(Kind.FORWARD_TO_OWN);
    assertThat(kindOf(() -> ask(anna, alias.address()))).isEqualTo(Kind.FORWARD_TO_OWN);
    String tagged = anna.signInName().replace("@", "+tag@");
    assertThat(kindOf(() -> forwards.ask(anna, tagged, ORIGIN))).isEqualTo(Kind.FORWARD_TO_OWN);

    begin(bert, carl.ownMailbox());
    begin(carl, alias.address());
    assertThat(kindOf(() -> ask(anna, ofBert.address()))).isEqualTo(Kind.FORWARD_COMES_BACK);
    forwards.remove(carl, only(carl).id(), ORIGIN);
    ask(anna, ofBert.address());
  }

  @Test
  void makeNoRingThoughBothAreConfirmedAtOnce() throws Exception {
    Session anna = register(newName());
    Session bert = register(newName());
    long ofAnna = asked(anna, bert.signInName()).id();
    long ofBert = asked(bert, anna.signInName()).id();
    CountDownLatch first = new CountDownLatch(1);
    List<Future<Boolean>> both =
        atOnce(
            2,
            () -> {
              boolean annas = claim(first);
              forwards.confirm(annas ? anna : bert, annas ? ofAnna : ofBert, CODE, ORIGIN);
              return true;
            });
    assertThat(refusals(both))
        .hasSize(1)
        .extracting(ProvisioningException::kind)
        .containsExactly(Kind.FORWARD_COMES_BACK);
  }

  @Test
  void areThreeAtTheMostAndEachOnce() {
    Session anna = register(newName());
    forwards.ask(anna, "a@example.org", ORIGIN);
    assertThat(kindOf(() -> forwards.ask(anna, "A@example.org", ORIGIN)))
        .isEqualTo(Kind.NAME_TAKEN);
    assertThat(kindOf(() -> forwards.ask(anna, "no address", ORIGIN)))
        .isEqualTo(Kind.INVALID_ADDRESS);
    forwards.ask(anna, "b@example.org", ORIGIN);
    forwards.ask(anna, "c@example.org", ORIGIN);
    assertThat(kindOf(() -> forwards.ask(anna, "d@example.org", ORIGIN)))
        .isEqualTo(Kind.LIMIT_REACHED);
  }

  @Test
  void restWhileTheirOwnerIsSuspended() throws SQLException {
    Session anna = register(newName());
    begin(anna, MailAddress.parse("anna@example.org"));
    long waiting = asked(anna, "b@example.org").id();
    assertThat(drafts.of(anna.accountId())).contains("redirect :copy \"anna@example.org\"");
    suspensions.suspend(
        operator(),
        anna.accountId(),
        From.SENDING,
        Wording.reason("Sends advertising"),
        Optional.empty(),
        ORIGIN);

    assertThat(drafts.of(anna.accountId())).doesNotContain("redirect :copy");
    assertThat(
            List.of(
                kindOf(() -> forwards.ask(anna, "c@example.org", ORIGIN)),
                kindOf(() -> forwards.remind(anna, waiting)),
                kindOf(() -> forwards.confirm(anna, waiting, CODE, ORIGIN)),
                kindOf(() -> forwards.setKeepsCopy(anna, false, ORIGIN))))
        .containsOnly(Kind.ACCOUNT_SUSPENDED);
    forwards.remove(anna, waiting, ORIGIN);
    assertThat(only(anna).confirmedAt()).isPresent();
  }

  @Test
  void areAllThatScriptsOfTheirOwnerSendMailOnTo() throws SQLException {
    Session anna = register(newName());
    Session bert = register(newName());
    begin(anna, MailAddress.parse("anna@example.org"));
    asked(anna, "waiting@example.org");
    String tagged = anna.signInName().replace("@", "+tag@");

    assertThat(confirmed.allow(anna.signInName(), "Anna@example.org")).isTrue();
    assertThat(confirmed.allow(tagged, "anna@example.org")).isTrue();
    for (String other :
        List.of("waiting@example.org", "thief@example.org", bert.signInName(), "")) {
      assertThat(confirmed.allow(anna.signInName(), other)).as(other).isFalse();
      assertThat(confirmed.allow(tagged, other)).as(other).isFalse();
    }
    assertThat(confirmed.allow(bert.signInName(), "anna@example.org")).isFalse();
    forwards.remove(anna, forwards.list(anna).get(0).id(), ORIGIN);
    assertThat(confirmed.allow(anna.signInName(), "anna@example.org")).isFalse();
  }

  @Test
  void areNoMatterOfLettersThatComeFromNoMailbox() {
    for (String provider : List.of("", "no-reply@psmail.test", "status@elsewhere.example")) {
      assertThat(confirmed.allow(provider, "anna@example.org")).as(provider).isTrue();
    }
  }

  private static synchronized boolean claim(CountDownLatch first) {
    boolean claimed = first.getCount() == 1;
    first.countDown();
    return claimed;
  }

  private void ask(Session member, MailAddress address) {
    forwards.ask(member, address.toString(), ORIGIN);
  }

  private void begin(Session member, MailAddress address) throws SQLException {
    forwards.confirm(member, asked(member, address.toString()).id(), CODE, ORIGIN);
  }

  private Forward only(Session member) {
    List<Forward> all = forwards.list(member);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** Whose letter has gone; its code is put aside for one that is known here. */
  private Forward asked(Session member, String address) throws SQLException {
    forwards.ask(member, address, ORIGIN);
    List<Forward> all = forwards.list(member);
    Forward asked = all.get(all.size() - 1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("mail_forward where code_hash is not null and id = ?", id(asked)) == 1);
    String hash = Digests.sha256(Codes.asMeant(CODE));
    execute("update mail_forward set code_hash = '" + hash + "' where id = " + asked.id());
    return asked;
  }

  private static String id(Forward forward) {
    return Long.toString(forward.id());
  }
}
