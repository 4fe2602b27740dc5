package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
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
import net.psmail.provisioning.rule.Filter;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import net.psmail.provisioning.rule.KeptFilter;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.rule.RuleState.Step;
import net.psmail.provisioning.rule.Vacation;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class MailRulesIT extends FacadeTest {

  private static final int MOST = 50;

  @Inject MailRules rules;
  @Inject Aliases aliases;
  @Inject MailServers mailServers;

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
