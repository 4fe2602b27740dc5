package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.Alias;
import net.psmail.provisioning.alias.AliasList;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.alias.Allowance;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.outgoing.Senders;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class AliasesIT extends FacadeTest {

  private static final DomainName SECOND = new DomainName("second.test");
  private static final int MOST_OF_ONES_OWN = 5;

  @Inject Aliases aliases;
  @Inject Senders senders;

  @Test
  void leadToTheMailboxAndMayBeWrittenFrom() {
    Session anna = register(newName());
    Alias own = make(anna, newName());
    Alias random = aliases.makeRandom(anna, " the shop ", ORIGIN);

    assertThat(random.note()).isEqualTo("the shop");
    assertThat(random.address().toString()).matches("[a-z]+-[a-z]+-\\d{3,4}@psmail\\.test");
    assertThat(List.of(own, random))
        .allSatisfy(alias -> assertThat(alias.active()).isTrue())
        .allSatisfy(alias -> assertThat(reader(alias)).isEqualTo(anna.ownMailbox()));
    assertThat(senders.of(anna))
        .containsExactlyInAnyOrder(anna.ownMailbox(), own.address(), random.address());
    assertThat(aliases.list(anna, "", 1).aliases())
        .extracting(Alias::id)
        .containsExactly(random.id(), own.id());
  }

  @Test
  void areNotTheNamesOfOthersOrOfTheProvider() {
    Session anna = register(newName());
    String lookalike = anna.ownMailbox().local().replaceFirst("(.)", "$1.");

    ProvisioningException taken = refusal(() -> make(anna, lookalike));
    assertThat(taken.kind()).isEqualTo(Kind.NAME_TAKEN);
    assertThat(taken.proposals()).hasSize(3);
    assertThat(refusal(() -> make(anna, "Post.Master")).addressFault())
        .isEqualTo(AddressFault.RESERVED);
    assertThat(refusal(() -> make(anna, "anna+shop")).addressFault())
        .isEqualTo(AddressFault.PLUS_SIGN);
    assertThat(kindOf(() -> aliases.make(anna, newName(), DOMAIN, "x".repeat(61), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
  }

  @Test
  void lieInTheDefaultDomainAndInThatOfTheMailbox() {
    Session anna = register(newName());
    assertThat(aliases.domains(anna)).containsExactly(DOMAIN);
    assertThat(refusal(() -> aliases.make(anna, newName(), SECOND, "", ORIGIN)).addressFault())
        .isEqualTo(AddressFault.DOMAIN);

    Session bert = sessionOf(accounts.register(form(newName(), SECOND), ORIGIN));
    assertThat(aliases.domains(bert)).containsExactly(DOMAIN, SECOND);
    assertThat(reader(aliases.make(bert, newName(), SECOND, "", ORIGIN)))
        .isEqualTo(bert.ownMailbox());
  }

  @Test
  void takeNoMailWhileTheyAreSwitchedOff() {
    Session anna = register(newName());
    Alias alias = make(anna, newName());

    aliases.setActive(anna, alias.id(), false, ORIGIN);
    assertThat(directory.recipient(alias.address())).isEmpty();
    assertThat(senders.of(anna)).containsExactly(anna.ownMailbox());

    aliases.setActive(anna, alias.id(), true, ORIGIN);
    assertThat(reader(alias)).isEqualTo(anna.ownMailbox());
  }

  @Test
  void comeBackToTheirOwnerForThirtyDaysAndThenToNobody() {
    Session anna = register(newName());
    String name = newName();
    Alias alias = make(anna, name);

    Alias removed = aliases.remove(anna, alias.id(), ORIGIN);
    assertThat(removed.takeBackUntil()).isPresent();
    assertThat(directory.recipient(alias.address())).isEmpty();
    assertThat(aliases.list(anna, "", 1).aliases()).isEmpty();
    assertThat(aliases.removed(anna)).extracting(Alias::address).containsExactly(alias.address());
    assertThat(kindOf(() -> register(name))).isEqualTo(Kind.NAME_TAKEN);

    SettableClock.INSTANCE.putForward(Duration.ofDays(29));
    assertThat(aliases.takeBack(anna, alias.id(), ORIGIN).takeBackUntil()).isEmpty();
    assertThat(reader(alias)).isEqualTo(anna.ownMailbox());

    aliases.remove(anna, alias.id(), ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(30).plusSeconds(1));
    assertThat(aliases.removed(anna)).isEmpty();
    assertThat(kindOf(() -> aliases.takeBack(anna, alias.id(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> make(anna, name))).isEqualTo(Kind.NAME_TAKEN);
    SettableClock.INSTANCE.putForward(Duration.ofHours(7));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> count("member_alias where address = ?", alias.address().toString()) == 0);
    assertThat(kindOf(() -> make(anna, name))).isEqualTo(Kind.NAME_TAKEN);
    assertThat(kindOf(() -> make(register(newName()), name))).isEqualTo(Kind.NAME_TAKEN);
    assertThat(kindOf(() -> register(name))).isEqualTo(Kind.NAME_TAKEN);
  }

  @Test
  void comeBackWhenTheirOwnerTypesThemAgain() {
    Session anna = register(newName());
    String name = newName();
    Alias alias = make(anna, name);
    aliases.remove(anna, alias.id(), ORIGIN);

    assertThat(make(anna, name).id()).isEqualTo(alias.id());
    assertThat(reader(alias)).isEqualTo(anna.ownMailbox());
  }

  @Test
  void keepTheirPlaceAsLongAsTheyMayComeBack() {
    Session anna = register(newName());
    for (int i = 0; i < MOST_OF_ONES_OWN; i++) {
      aliases.remove(anna, make(anna, newName()).id(), ORIGIN);
    }
    assertThat(kindOf(() -> make(anna, newName()))).isEqualTo(Kind.LIMIT_REACHED);
    assertThat(aliases.allowance(anna, Alias.Kind.OWN))
        .isEqualTo(new Allowance(MOST_OF_ONES_OWN, MOST_OF_ONES_OWN));
    assertThat(aliases.allowance(anna, Alias.Kind.RANDOM).hasRoom()).isTrue();

    SettableClock.INSTANCE.putForward(Duration.ofDays(31));
    assertThat(make(anna, newName()).active()).isTrue();
  }

  @Test
  void giveANameToOneOfManyWhoWantItAtOnceAsAliasOrAsMailbox() {
    String name = newName();
    List<Session> members = List.of(register(newName()), register(newName()), register(newName()));
    AtomicInteger turn = new AtomicInteger();
    List<Future<Object>> results =
        atOnce(
            6,
            () -> {
              int number = turn.getAndIncrement();
              return number < members.size()
                  ? make(members.get(number), name)
                  : accounts.register(form(name), ORIGIN);
            });

    assertThat(refusals(results))
        .hasSize(5)
        .allSatisfy(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.NAME_TAKEN));
    String address = name + "@psmail.test";
    assertThat(count("address_claim where address = ?", address)).isOne();
    assertThat(
            count("member_alias where address = ?", address)
                + count("mailbox where address = ?", address))
        .isOne();
  }

  @Test
  void giveTheLastPlaceToOneOfManyRequestsAtOnce() {
    Session anna = register(newName());
    for (int i = 1; i < MOST_OF_ONES_OWN; i++) {
      make(anna, newName());
    }
    List<Future<Alias>> results = atOnce(4, () -> make(anna, newName()));

    assertThat(refusals(results))
        .hasSize(3)
        .allSatisfy(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.LIMIT_REACHED));
    assertThat(aliases.allowance(anna, Alias.Kind.OWN).hasRoom()).isFalse();
  }

  @Test
  void areMadeByManyMembersAtOnceWithoutGivingEachOtherUp() {
    List<Session> members =
        List.of(register(newName()), register(newName()), register(newName()), register(newName()));
    AtomicInteger turn = new AtomicInteger();

    assertThat(
            refusals(
                atOnce(
                    12,
                    () ->
                        aliases.makeRandom(
                            members.get(turn.getAndIncrement() % members.size()), "", ORIGIN))))
        .isEmpty();
    assertThat(members)
        .allSatisfy(
            member ->
                assertThat(aliases.allowance(member, Alias.Kind.RANDOM).taken()).isEqualTo(3));
  }

  @Test
  void areNobodyElsesAffair() {
    Session anna = register(newName());
    Session bert = register(newName());
    long id = make(anna, newName()).id();

    assertThat(kindOf(() -> aliases.get(bert, id))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> aliases.describe(bert, id, "mine"))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> aliases.setActive(bert, id, false, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> aliases.remove(bert, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    aliases.remove(anna, id, ORIGIN);
    assertThat(kindOf(() -> aliases.takeBack(bert, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(aliases.removed(bert)).isEmpty();
  }

  @Test
  void areFoundByAddressAndNoteFiftyAtATime() {
    Session anna = register(newName());
    for (int i = 0; i < 51; i++) {
      aliases.makeRandom(anna, i == 0 ? "100% Wolle & Garn" : "", ORIGIN);
    }

    AliasList second = aliases.list(anna, "", 7);
    assertThat(second.page()).isEqualTo(2);
    assertThat(second.pages()).isEqualTo(2);
    assertThat(second.all()).isEqualTo(51);
    Alias oldest = second.aliases().get(0);
    assertThat(aliases.list(anna, "0% wolle", 1).aliases()).containsExactly(oldest);
    assertThat(aliases.list(anna, "1_0%", 1).aliases()).isEmpty();
    assertThat(aliases.list(anna, oldest.address().local(), 1).aliases()).contains(oldest);
    aliases.describe(anna, oldest.id(), "Wool");
    assertThat(aliases.get(anna, oldest.id()).note()).isEqualTo("Wool");
  }

  @Test
  void countTheMailThatComesToThem() {
    Session anna = register(newName());
    Alias alias = make(anna, newName());
    assertThat(alias.lastMail()).isEmpty();

    directory.delivered(List.of(anna.ownMailbox(), alias.address()));
    directory.delivered(List.of(alias.address()));

    Alias used = aliases.get(anna, alias.id());
    assertThat(used.mails()).isEqualTo(2);
    assertThat(used.lastMail()).isPresent();
    aliases.describe(anna, alias.id(), "counted");
    assertThat(aliases.get(anna, alias.id()).mails()).isEqualTo(2);
  }

  @Test
  void countEachOfManyMailsThatComeAtOnce() {
    Session anna = register(newName());
    List<MailAddress> both =
        List.of(make(anna, newName()).address(), make(anna, newName()).address());
    List<MailAddress> turned = List.of(both.get(1), both.get(0));
    AtomicInteger turn = new AtomicInteger();

    List<Future<Boolean>> results =
        atOnce(
            12,
            () -> {
              directory.delivered(turn.getAndIncrement() % 2 == 0 ? both : turned);
              return true;
            });

    assertThat(refusals(results)).isEmpty();
    assertThat(aliases.list(anna, "", 1).aliases())
        .extracting(Alias::mails)
        .containsExactly(12L, 12L);
  }

  @Test
  void goWithTheAccountAndLeaveTheirClaims() {
    Session anna = register(newName());
    String name = newName();
    Alias alias = make(anna, name);
    accounts.requestDeletion(anna, PASSWORD, ORIGIN);
    assertThat(reader(alias)).isEqualTo(anna.ownMailbox());

    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("account where sign_in_name = ?", anna.signInName()) == 0);

    assertThat(count("member_alias where address = ?", alias.address().toString())).isZero();
    assertThat(directory.recipient(alias.address())).isEmpty();
    assertThat(kindOf(() -> register(name))).isEqualTo(Kind.NAME_TAKEN);
    Session bert = register(newName());
    for (String left : List.of(name, anna.ownMailbox().local())) {
      assertThat(kindOf(() -> make(bert, left))).isEqualTo(Kind.NAME_TAKEN);
    }
  }

  private Alias make(Session member, String name) {
    return aliases.make(member, name, DOMAIN, "", ORIGIN);
  }

  private MailAddress reader(Alias alias) {
    return directory.recipient(alias.address()).map(Recipient::address).orElseThrow();
  }
}
