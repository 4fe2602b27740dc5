package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.invite.MadeInvite;
import net.psmail.provisioning.invite.OpenInvites;
import net.psmail.provisioning.invite.OperatorInvites;
import net.psmail.provisioning.member.FoundMember;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberPage;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSearch;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.token.ApiToken;
import net.psmail.provisioning.token.ApiTokens;
import net.psmail.provisioning.token.Scope;
import net.psmail.provisioning.webhook.MadeWebhook;
import net.psmail.provisioning.webhook.WebhookEvent;
import net.psmail.provisioning.webhook.Webhooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that act on accounts, for whoever made their token. */
class ApiActorIT extends StaffTest {

  private static final Wording REASON = Wording.reason("Sends advertising");
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final String ACTOR = "boss (API token “Tickets”)";

  @Inject ApiTokens tokens;
  @Inject Members members;
  @Inject MemberNotes notes;
  @Inject MemberQuotas quotas;
  @Inject MemberSuspensions suspensions;
  @Inject Deletions deletions;
  @Inject ProposedDeletions proposed;
  @Inject OperatorInvites invites;
  @Inject OpenInvites openInvites;
  @Inject WaitingRegistrations waiting;
  @Inject CustomerDomains domains;
  @Inject BulkActs bulks;
  @Inject Webhooks webhooks;
  @Inject Audit audit;
  @Inject OwnLog log;

  private Session boss;
  private Session member;

  @BeforeEach
  void begin() throws SQLException {
    execute("delete from api_token");
    boss = first("boss");
    member = register(newName());
  }

  @Test
  void actForTheirMakerAndTheTrailNamesThem() {
    ApiToken token = token(boss);
    notes.add(token, id(), Wording.note("Called us."), ORIGIN);
    quotas.change(token, id(), MemberQuotas.MEBIBYTE, ORIGIN);
    suspensions.suspend(token, id(), From.SENDING, REASON, Optional.empty(), ORIGIN);
    suspensions.lift(token, id(), ORIGIN);
    assertThat(audit.on(id(), 10)).hasSize(4).extracting(AuditEntry::actor).containsOnly(ACTOR);
    assertThat(notes.list(token, id()).get(0).by()).isEqualTo(ACTOR);
    assertThat(log.page(member, true, Long.MAX_VALUE).acts())
        .extracting(LoggedAct::act)
        .containsExactly(
            Act.SUSPENSION_LIFTED, Act.SENDING_SUSPENDED, Act.QUOTA_CHANGED, Act.NOTE_ADDED);
    assertThat(told(member, "SENDING_SUSPENDED")).isOne();
  }

  @Test
  void doNothingOnceTheirMakerIsNoAdministratorAnyMore() {
    Session second = invited(boss, Role.ADMINISTRATOR, "second");
    String secret = make(second);
    assertThat(members.get(tokens.find(secret).orElseThrow(), id()).id()).isEqualTo(id());
    staff.changeDuty(boss, second.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    assertThat(tokens.find(secret)).isEmpty();
    ApiToken dead = tokens.list().get(0);
    assertThat(dead.role()).isEqualTo(Role.MEMBER);
    assertThat(kindOf(() -> members.get(dead, id()))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> members.search(dead, MemberSearch.of("")))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> invites.issue(dead, DOMAIN, "", ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void proposeADeletionToWhichTheirMakerCannotAgree() {
    deletions.propose(token(boss), id(), REASON, ORIGIN);
    assertThat(proposed.find(boss, id()).orElseThrow().askedBy()).isEqualTo(ACTOR);
    assertThat(kindOf(() -> deletions.approve(boss, id(), ORIGIN)))
        .isEqualTo(Kind.SECOND_PERSON_NEEDED);
    Session second = invited(boss, Role.OPERATOR, "second");
    deletions.withdraw(token(boss), id(), ORIGIN);
    assertThat(kindOf(() -> deletions.approve(second, id(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void searchInPagesAsLongAsTheyWish() {
    String name = newName().substring(0, 12);
    for (String end : List.of("a", "b", "c")) {
      register(name + end);
    }
    MemberPage first = members.search(token(boss), MemberSearch.of(name), 2);
    assertThat(first.members()).hasSize(2);
    MemberSearch rest =
        new MemberSearch(name, Optional.empty(), Optional.empty(), first.next().orElseThrow());
    MemberPage second = members.search(token(boss), rest, 2);
    assertThat(second.members())
        .extracting(FoundMember::address)
        .containsExactly(name + "c@psmail.test");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void inviteAndGetTheLinkAtOnce() {
    MadeInvite made = invites.issue(token(boss), DOMAIN, "Ada", ORIGIN);
    assertThat(openInvites.domain(made.token())).contains(DOMAIN);
    assertThat(made.toString()).doesNotContain(made.token());
    assertThat(invites.open(Long.MAX_VALUE, 1).invites().get(0).id()).isEqualTo(made.invite().id());
    AuditEntry last = audit.latest(1).get(0);
    assertThat(last.act()).isEqualTo(Act.INVITED);
    assertThat(last.actor()).isEqualTo(ACTOR);
    invites.withdraw(token(boss), made.invite().id(), ORIGIN);
    assertThat(openInvites.domain(made.token())).isEmpty();
  }

  @Test
  void letInWhoWaitsAndChangeHowADomainTakesNewcomers() {
    List<Long> newcomer = List.of(register("bank" + newName()).accountId());
    ApiToken token = token(boss);
    assertThat(waiting.those(token, newcomer)).hasSize(1);
    assertThat(waiting.approve(token, newcomer, ORIGIN)).isOne();
    assertThat(waiting.refuse(token, newcomer, ORIGIN)).isZero();
    domains.changeSignUp(token, DOMAIN, SignUpPolicy.OPEN, ORIGIN);
    assertThat(audit.latest(2))
        .extracting(AuditEntry::act)
        .containsExactly(Act.SIGN_UP_CHANGED, Act.REGISTRATION_APPROVED);
    assertThat(audit.latest(2)).extracting(AuditEntry::actor).containsOnly(ACTOR);
  }

  @Test
  void haveATableDoneUnderTheirOwnNameWhoeverHandedItIn() {
    String table = "address,act,value\n" + member.signInName() + ",quota,7\n";
    long id = bulks.show(boss, table.getBytes(UTF_8));
    assertThat(bulks.get(boss, id).madeBy()).isEqualTo("boss");
    bulks.order(token(boss), id, bulks.get(boss, id).digest(), ORIGIN);
    await().atMost(A_WHILE).until(() -> bulks.get(boss, id).state() == Bulk.State.DONE);
    assertThat(bulks.get(boss, id).madeBy()).isEqualTo(ACTOR);
    assertThat(audit.on(id(), 1).get(0).act()).isEqualTo(Act.QUOTA_CHANGED);
    assertThat(audit.on(id(), 1).get(0).actor()).isEqualTo(ACTOR);
  }

  @Test
  void haveNothingMoreDoneOfATableOnceTheirTokenIsRevoked() {
    String table = "address,act,value\n" + member.signInName() + ",quota,7\n";
    ApiToken token = token(boss);
    long id = bulks.show(token, table.getBytes(UTF_8));
    tokens.revoke(boss, token.id(), ORIGIN);
    bulks.order(token, id, bulks.get(boss, id).digest(), ORIGIN);
    await().atMost(A_WHILE).until(() -> bulks.get(boss, id).state() != Bulk.State.RUNNING);
    assertThat(bulks.get(boss, id).state()).isEqualTo(Bulk.State.STOPPED);
    assertThat(members.get(boss, id()).quotaBytes()).isNotEqualTo(7 * MemberQuotas.MEBIBYTE);
  }

  @Test
  void waitWithTwentyTablesAtTheMost() {
    ApiToken token = token(boss);
    byte[] table = ("address,act\n" + member.signInName() + ",lift\n").getBytes(UTF_8);
    for (int i = 0; i < 20; i++) {
      bulks.show(token, table);
    }
    assertThat(kindOf(() -> bulks.show(token, table))).isEqualTo(Kind.LIMIT_REACHED);
    assertThat(bulks.show(boss, table)).isPositive();
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(31));
    assertThat(bulks.show(token, table)).isPositive();
  }

  @Test
  void makeWebhooksAndGetTheSecretAtOnce() {
    MadeWebhook made =
        webhooks.create(
            token(boss),
            "Billing",
            "https://example.org/hook",
            Set.of(WebhookEvent.ACCOUNT_DELETED),
            ORIGIN);
    assertThat(made.secret()).startsWith("whsec_");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(audit.latest(1).get(0).actor()).isEqualTo(ACTOR);
    assertThat(webhooks.get(token(boss), made.webhook().id()).name()).isEqualTo("Billing");
    MadeWebhook renewed = webhooks.renewSecret(token(boss), made.webhook().id(), ORIGIN);
    assertThat(renewed.secret()).startsWith("whsec_").isNotEqualTo(made.secret());
    assertThat(audit.latest(1).get(0).act()).isEqualTo(Act.WEBHOOK_SECRET_MADE);
    assertThat(audit.latest(1).get(0).actor()).isEqualTo(ACTOR);
    webhooks.remove(token(boss), made.webhook().id(), ORIGIN);
    assertThat(webhooks.list(token(boss))).doesNotContain(made.webhook());
  }

  private ApiToken token(Session maker) {
    return tokens.find(make(maker)).orElseThrow();
  }

  private String make(Session maker) {
    tokens.make(maker, "Tickets", Set.of(Scope.values()), Optional.empty(), ORIGIN);
    return tokens.takeNew(maker).orElseThrow();
  }

  private long id() {
    return member.accountId();
  }
}
