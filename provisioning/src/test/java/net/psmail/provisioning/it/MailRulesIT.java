package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.mailserver.Sorting;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.rule.DraftedScripts;
import net.psmail.provisioning.rule.Filter;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import net.psmail.provisioning.rule.KeptFilter;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.rule.RuleState.Step;
import net.psmail.provisioning.rule.Vacation;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension.From;
import org.junit.jupiter.api.Test;

class MailRulesIT extends FacadeTest {

  private static final int MOST = 50;

  @Inject MailRules rules;
  @Inject Aliases aliases;
  @Inject MailServers mailServers;
  @Inject MemberSuspensions suspensions;
  @Inject DraftedScripts drafts;

  @Test
  void sortMailOnceTheMailServerKnowsThem() {
    Session anna = register(newName());
    assertThat(rules.offered()).isEqualTo(Sorting.FOLDERS);
    assertThat(rules.state(anna).step()).isEqualTo(Step.IN_FORCE);
    rules.addFilter(anna, filter("Shop", "Shops"), ORIGIN);
    awaitForce(anna);
    assertThat(places(anna, "From", "A shop <x@shop.test>"))
        .containsExactly(new Placement("Shops", true, false));
    assertThat(places(anna, "From", "b@psmail.test")).containsExactly(Placement.in("INBOX"));
  }

  @Test
  void putSpamIntoJunkUntilItIsSwitchedOff() {
    Session anna = register(newName());
    assertThat(rules.junk(anna)).isTrue();
    assertThat(places(anna, "X-Spam", "Yes")).containsExactly(Placement.in("Junk"));
    rules.setJunk(anna, false, ORIGIN);
    assertThat(places(anna, "X-Spam", "Yes")).containsExactly(Placement.in("INBOX"));
  }

  @Test
  void keepFiltersInTheirOrderAndForTheirOwner() {
    Session anna = register(newName());
    Session bert = register(newName());
    List.of("one", "two", "three")
        .forEach(word -> rules.addFilter(anna, filter(word, "Folder"), ORIGIN));
    long third = rules.filters(anna).get(2).id();
    rules.raiseFilter(anna, third, ORIGIN);
    assertThat(words(anna)).containsExactly("one", "three", "two");
    rules.changeFilter(anna, third, filter("3", "Folder"), ORIGIN);
    rules.raiseFilter(anna, third, ORIGIN);
    rules.raiseFilter(anna, third, ORIGIN);
    assertThat(words(anna)).containsExactly("3", "one", "two");
    assertThat(kindOf(() -> rules.removeFilter(bert, third, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    rules.removeFilter(anna, third, ORIGIN);
    assertThat(words(anna)).containsExactly("one", "two");
  }

  @Test
  void areNotMoreThanAllowedHoweverManyAskAtOnce() {
    Session anna = register(newName());
    for (int made = 0; made < MOST - 2; made++) {
      rules.addFilter(anna, filter("word " + made, "Folder"), ORIGIN);
    }
    AtomicInteger number = new AtomicInteger();
    List<Future<Boolean>> tries =
        atOnce(
            8,
            () -> {
              rules.addFilter(anna, filter("late " + number.getAndIncrement(), "Folder"), ORIGIN);
              return true;
            });
    assertThat(refusals(tries))
        .hasSize(6)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.LIMIT_REACHED);
    assertThat(rules.filters(anna)).hasSize(MOST);
    awaitForce(anna);
  }

  @Test
  void keepTheWordsOfAnAnswerForTheNextTime() {
    Session anna = register(newName());
    LocalDate day = LocalDate.parse("2026-12-24");
    Vacation away = new Vacation(Optional.of(day), Optional.of(day), "Away \"now\"", "a\n.\nb", 9);
    rules.setVacation(anna, away, ORIGIN);
    assertThat(rules.answers(anna)).isTrue();
    rules.endVacation(anna, ORIGIN);
    assertThat(rules.answers(anna)).isFalse();
    assertThat(rules.vacation(anna)).contains(away);
  }

  @Test
  void areWrittenAnewForWhoIsAwayAndGetsAnotherAddress() {
    Session anna = register(newName());
    Vacation away = new Vacation(Optional.empty(), Optional.empty(), "", "Away", 7);
    rules.setVacation(anna, away, ORIGIN);
    long before = version(anna, 0);
    aliases.makeRandom(anna, "", ORIGIN);
    assertThat(version(anna, before)).isEqualTo(before + 1);
    awaitForce(anna);
    rules.endVacation(anna, ORIGIN);
    aliases.makeRandom(anna, "", ORIGIN);
    assertThat(version(anna, before)).isEqualTo(before + 2);
  }

  @Test
  void areTriedAgainWhileTheMailServerIsAway() {
    Session anna = register(newName());
    mailServers.stop();
    try {
      rules.setJunk(anna, false, ORIGIN);
      await().atMost(Duration.ofSeconds(30)).until(() -> rules.state(anna).step() == Step.AWAY);
    } finally {
      mailServers.start(TestApplication.tls(), TestApplication.tls());
    }
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(1));
    awaitForce(anna);
  }

  @Test
  void waitInOneJobWhileTheMailServerIsAwayHoweverOftenTheyChange() {
    Session anna = register(newName());
    mailServers.stop();
    try {
      for (int change = 0; change < 6; change++) {
        rules.setJunk(anna, change % 2 == 0, ORIGIN);
      }
      SettableClock.INSTANCE.putForward(Duration.ofMinutes(1));
      await().atMost(Duration.ofSeconds(30)).until(() -> jobs(anna) == 1);
      assertThat(rules.state(anna).step()).isNotEqualTo(Step.IN_FORCE);
    } finally {
      mailServers.start(TestApplication.tls(), TestApplication.tls());
    }
    SettableClock.INSTANCE.putForward(Duration.ofHours(1));
    awaitForce(anna);
  }

  @Test
  void answerNobodyWhileTheirOwnerIsSuspended() throws SQLException {
    Session anna = register(newName());
    Vacation away = new Vacation(Optional.empty(), Optional.empty(), "", "Away", 7);
    rules.setVacation(anna, away, ORIGIN);
    assertThat(drafts.of(anna.accountId())).contains("\"Away\"");
    long before = version(anna, 0);

    Session operator = suspend(anna, From.SENDING);
    assertThat(version(anna, before)).isEqualTo(before + 1);
    assertThat(drafts.of(anna.accountId())).doesNotContain("\"Away\"");
    ProvisioningException refusal = refusal(() -> rules.setVacation(anna, away, ORIGIN));
    assertThat(refusal.kind()).isEqualTo(Kind.ACCOUNT_SUSPENDED);
    assertThat(refusal.suspension().reason()).isEqualTo("Sends advertising");

    suspensions.lift(operator, anna.accountId(), ORIGIN);
    assertThat(version(anna, before)).isEqualTo(before + 2);
    assertThat(drafts.of(anna.accountId())).contains("\"Away\"");

    suspend(anna, From.SIGN_IN);
    assertThat(drafts.of(anna.accountId())).doesNotContain("\"Away\"");
    execute("update suspension set ends_at = 1000 where account_id = " + anna.accountId());
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(11));
    await().atMost(Duration.ofSeconds(30)).until(() -> version(anna, before) == before + 4);
    assertThat(drafts.of(anna.accountId())).contains("\"Away\"");
  }

  @Test
  void takeThePlaceOfAnyOtherScriptWhileTheirOwnerIsSuspended() {
    Session anna = register(newName());
    Session operator = suspend(anna, From.SENDING);
    assertThat(drafts.takesOver(anna.accountId())).isTrue();
    suspensions.lift(operator, anna.accountId(), ORIGIN);
    assertThat(drafts.takesOver(anna.accountId())).isFalse();
  }

  private Session suspend(Session member, From from) {
    Session operator = operator();
    suspensions.suspend(
        operator,
        member.accountId(),
        from,
        Wording.reason("Sends advertising"),
        Optional.empty(),
        ORIGIN);
    return operator;
  }

  private long jobs(Session member) {
    return count(
        "scheduled_tasks where task_name = 'put mail rules' and task_instance like ?",
        id(member) + "/%");
  }

  private long version(Session member, long atLeast) {
    long version = atLeast;
    while (count("mail_rules where version > " + version + " and account_id = ?", id(member))
        == 1) {
      version++;
    }
    return version;
  }

  private static String id(Session member) {
    return Long.toString(member.accountId());
  }

  private void awaitForce(Session member) {
    await().atMost(Duration.ofSeconds(30)).until(() -> rules.state(member).step() == Step.IN_FORCE);
  }

  private List<String> words(Session member) {
    return rules.filters(member).stream().map(KeptFilter::filter).map(Filter::words).toList();
  }

  private List<Placement> places(Session member, String field, String value) {
    Map<String, List<String>> headers = Map.of(field, List.of(value));
    return directory.placements(member.ownMailbox(), name -> headers.getOrDefault(name, List.of()));
  }

  private static Filter filter(String words, String folder) {
    return new Filter(Part.FROM, Way.CONTAINS, words, Optional.of(folder), true, false, true);
  }
}
