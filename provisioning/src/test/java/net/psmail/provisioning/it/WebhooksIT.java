package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.webhook.Rounds;
import net.psmail.provisioning.webhook.Webhook;
import net.psmail.provisioning.webhook.WebhookDelivery;
import net.psmail.provisioning.webhook.WebhookDelivery.Fault;
import net.psmail.provisioning.webhook.WebhookDelivery.State;
import net.psmail.provisioning.webhook.WebhookEvent;
import net.psmail.provisioning.webhook.Webhooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksIT extends StaffTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<WebhookEvent> ALL = EnumSet.allOf(WebhookEvent.class);
  private static final String CONTACT = "those.who.run@psmail.test";

  @Inject Webhooks webhooks;
  @Inject Rounds rounds;
  @Inject MemberQuotas quotas;
  @Inject MemberSuspensions suspensions;
  @Inject ProviderAddresses providerAddresses;
  @Inject FakeLetters letters;
  @Inject Transactions transactions;
  @Inject Audit audit;

  private Receiver receiver;
  private Session boss;

  @BeforeEach
  void begin() throws IOException, SQLException {
    forgetWebhooks();
    receiver = new Receiver();
    boss = first("boss");
  }

  @AfterEach
  void forgetWebhooks() throws SQLException {
    execute("delete from webhook");
    execute("delete from webhook_delivery");
    if (receiver != null) {
      receiver.close();
    }
  }

  @Test
  void areToldOfAccountsAndSignEachMessage() throws SQLException {
    long id = make(ALL);
    String secret = webhooks.takeNew(boss, id).orElseThrow();
    assertThat(webhooks.takeNew(boss, id)).isEmpty();
    Session member = register(newName());
    quotas.change(boss, member.accountId(), 20 * MemberQuotas.MEBIBYTE, ORIGIN);
    Wording reason = Wording.reason("Sends advertising");
    suspensions.suspend(boss, member.accountId(), From.SENDING, reason, Optional.empty(), ORIGIN);
    suspensions.lift(boss, member.accountId(), ORIGIN);

    await().atMost(PATIENCE).until(() -> receiver.messages.size() == 4);
    List<Receiver.Message> messages = receiver.messages;
    assertThat(messages)
        .extracting(message -> message.json().getString("type"))
        .containsExactly(
            "account.created", "account.quota-changed", "account.suspended", "account.restored");
    for (Receiver.Message message : messages) {
      assertThat(message.isSigned(secret)).isTrue();
      JsonObject data = message.json().getJsonObject("data");
      assertThat(data.getJsonNumber("account").longValueExact()).isEqualTo(member.accountId());
      assertThat(data.getString("address")).isEqualTo(member.signInName());
      assertThat(message.body()).doesNotContain("advertising");
    }
    JsonObject data = messages.get(1).json().getJsonObject("data");
    assertThat(data.getJsonNumber("quota_bytes").longValueExact())
        .isEqualTo(20 * MemberQuotas.MEBIBYTE);
    assertThat(messages.get(2).json().getJsonObject("data").getString("cause"))
        .isEqualTo("sending-suspended");
    assertThat(count("webhook where secret like ?", "%" + secret.substring(6) + "%")).isZero();
    settle(() -> state(id, 0) == State.DELIVERED);
    assertThat(webhooks.get(boss, id).waiting()).isZero();
  }

  @Test
  void areToldOnlyOfWhatTheyAskFor() {
    long id = make(Set.of(WebhookEvent.ACCOUNT_QUOTA_CHANGED));
    Session member = register(newName());
    quotas.change(boss, member.accountId(), 20 * MemberQuotas.MEBIBYTE, ORIGIN);
    assertThat(webhooks.messages(boss, id))
        .extracting(WebhookDelivery::event)
        .containsExactly("account.quota-changed");
  }

  @Test
  void areToldNothingOfAnActThatDidNotHappen() {
    long id = make(ALL);
    Session member = register(newName());
    received(1);
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      quotas.change(boss, member.accountId(), 20 * MemberQuotas.MEBIBYTE, ORIGIN);
                      throw new IllegalStateException("Not this time");
                    }))
        .hasMessage("Not this time");
    assertThat(webhooks.messages(boss, id)).hasSize(1);
  }

  @Test
  void areToldAgainUnderTheSameIdAfterAFailure() {
    long id = make(ALL);
    receiver.status = 500;
    webhooks.test(boss, id);
    register(newName());
    received(2);
    settle(() -> message(id, 0).answer().isPresent());
    WebhookDelivery waits = message(id, 0);
    assertThat(waits.state()).isEqualTo(State.WAITING);
    assertThat(waits.answer()).hasValue(500);
    assertThat(state(id, 1)).as("a test is tried once").isEqualTo(State.FAILED);
    receiver.status = 200;
    SettableClock.INSTANCE.putForward(Duration.ofSeconds(61));
    List<Receiver.Message> messages = received(3);
    // Two rounds may have sent the first two at the same time.
    Receiver.Message before =
        messages.subList(0, 2).stream()
            .filter(one -> one.id().equals(waits.message()))
            .findFirst()
            .orElseThrow();
    assertThat(messages.get(2).id()).isEqualTo(waits.message());
    assertThat(messages.get(2).time()).isNotEqualTo(before.time());
    settle(() -> state(id, 0) == State.DELIVERED);
    assertThat(message(id, 0).tries()).isEqualTo(2);

    webhooks.sendAgain(boss, id, waits.id());
    assertThat(received(4).get(3).id()).isEqualTo(waits.message());
  }

  @Test
  void followNoRedirectAndReadNoBodyAndWaitForNobodyForLong() {
    long id = make(ALL);
    receiver.status = 302;
    assertThat(tested(id).answer()).hasValue(302);
    assertThat(receiver.messages).hasSize(1);
    receiver.status = 200;
    receiver.way = Receiver.Way.ENDLESS;
    assertThat(tested(id).state()).isEqualTo(State.DELIVERED);
    receiver.way = Receiver.Way.NEVER;
    assertThat(tested(id).fault()).contains(Fault.SLOW);
    assertThat(receiver.messages).hasSize(3);
  }

  @Test
  void believeNobodyWhoCannotProveTheirName() throws SQLException {
    long id = make(ALL);
    execute("update webhook set url = replace(url, 'localhost', '127.0.0.1')");
    assertThat(tested(id).fault()).contains(Fault.UNTRUSTED);
    execute("update webhook set url = 'https://localhost:1/'");
    assertThat(tested(id).fault()).contains(Fault.UNREACHABLE);
    execute("update webhook set url = 'https://nowhere.invalid/'");
    assertThat(tested(id).fault()).contains(Fault.NO_HOST);
    assertThat(receiver.messages).isEmpty();
  }

  @Test
  void endWhenTheySayThatTheyAreGoneAndTheProviderIsTold() throws SQLException {
    readLetters();
    try {
      long id = make(ALL);
      receiver.status = 410;
      register(newName());
      settle(() -> webhooks.get(boss, id).state() == Webhook.State.GONE);
      assertThat(webhooks.get(boss, id).waiting()).isZero();
      assertThat(acts()).contains(Act.WEBHOOK_ENDED);
      register(newName());
      assertThat(webhooks.messages(boss, id)).hasSize(1);
      assertThat(kindOf(() -> webhooks.test(boss, id))).isEqualTo(Kind.NOT_FOUND);
      Letter letter = letter(id);
      assertThat(letter.subject()).contains("Billing");
      assertThat(letter.text()).contains("410").contains("/control-room/webhooks/" + id);

      receiver.status = 200;
      webhooks.resume(boss, id, ORIGIN);
      register(newName());
      received(2);
      settle(() -> state(id, 0) == State.DELIVERED);
    } finally {
      providerAddresses.publish();
    }
  }

  @Test
  void endWhenNothingHasArrivedForThreeDaysAndTheProviderIsTold() throws SQLException {
    readLetters();
    try {
      long id = refusedOnce(503);
      execute("update webhook_delivery set tries = 11, leased_until = 0");
      SettableClock.INSTANCE.putForward(Duration.ofHours(66));
      settle(() -> webhooks.get(boss, id).state() == Webhook.State.FAILED);
      assertThat(state(id, 0)).isEqualTo(State.FAILED);
      assertThat(letter(id).text()).contains("three days");
    } finally {
      providerAddresses.publish();
    }
  }

  @Test
  void goOnWhenOneMessageOfManyIsRefusedForThreeDays() throws SQLException {
    long id = refusedOnce(500);
    receiver.status = 200;
    assertThat(tested(id).state()).isEqualTo(State.DELIVERED);
    receiver.status = 500;
    execute("update webhook_delivery set tries = 11 where state = 'WAITING'");
    SettableClock.INSTANCE.putForward(Duration.ofHours(66));
    settle(() -> state(id, 1) == State.FAILED);
    assertThat(webhooks.get(boss, id).state()).isEqualTo(Webhook.State.ON);
  }

  @Test
  void signWithANewSecretWhenTheOldOneCannotBeOpenedAnyMore() throws SQLException {
    long id = make(ALL);
    webhooks.takeNew(boss, id);
    execute("update webhook set secret = concat('AAAAAAAA', substring(secret, 9))");
    assertThat(tested(id).fault()).contains(Fault.NO_SECRET);
    webhooks.turnSecret(boss, id, ORIGIN);
    String fresh = webhooks.takeNew(boss, id).orElseThrow();
    assertThat(tested(id).state()).isEqualTo(State.DELIVERED);
    Receiver.Message first = receiver.messages.get(0);
    assertThat(first.isSigned(fresh)).isTrue();
    assertThat(first.signatures()).hasSize(1);
  }

  @Test
  void signWithBothSecretsForADay() {
    long id = make(ALL);
    String old = webhooks.takeNew(boss, id).orElseThrow();
    webhooks.turnSecret(boss, id, ORIGIN);
    String fresh = webhooks.takeNew(boss, id).orElseThrow();
    assertThat(fresh).isNotEqualTo(old);
    tested(id);
    Receiver.Message first = receiver.messages.get(0);
    assertThat(first.isSigned(old)).isTrue();
    assertThat(first.isSigned(fresh)).isTrue();
    assertThat(first.signatures()).hasSize(2);
    SettableClock.INSTANCE.putForward(Duration.ofHours(25));
    boss = sessionOf(signIn("boss", PASSWORD, ORIGIN));
    tested(id);
    Receiver.Message second = receiver.messages.get(1);
    assertThat(second.isSigned(old)).isFalse();
    assertThat(second.isSigned(fresh)).isTrue();
    assertThat(webhooks.get(boss, id).oldSecretUntil()).isEmpty();
  }

  @Test
  void getEachMessageOnceHoweverManyNodesSendAtTheSameMoment() throws Exception {
    long id = make(ALL);
    transactions.run(
        () -> {
          for (int i = 0; i < 60; i++) {
            webhooks.test(boss, id);
          }
        });
    List<Future<Boolean>> nodes =
        atOnce(
            8,
            () -> {
              rounds.send();
              return true;
            });
    for (Future<Boolean> node : nodes) {
      node.get();
    }
    settle(() -> webhooks.get(boss, id).waiting() == 0);
    assertThat(receiver.messages)
        .hasSize(60)
        .extracting(Receiver.Message::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void getWhatANodeHadTakenThatWasKilledOnceItsLeaseIsOver() throws SQLException {
    long id = refusedOnce(500);
    receiver.status = 200;
    long now = SettableClock.INSTANCE.instant().getEpochSecond();
    execute("update webhook_delivery set due_at = 0, leased_until = " + (now + 180));
    rounds.send();
    assertThat(receiver.messages).hasSize(1);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(4));
    received(2);
    settle(() -> state(id, 0) == State.DELIVERED);
  }

  @Test
  void leaveNoTraceOfAnAccountOnceItsDeletionIsTold() throws SQLException {
    execute("update account set state = 'ACTIVE', leaves_at = null where state = 'LEAVING'");
    long id = make(ALL);
    Session member = register(newName());
    Traces traces = Traces.of(dataSource, member);
    accounts.requestDeletion(member, PASSWORD, ORIGIN);
    received(2);
    receiver.status = 500;
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    received(3);
    assertThat(receiver.messages.get(2).json().getString("type")).isEqualTo("account.deleted");
    boss = sessionOf(signIn("boss", PASSWORD, ORIGIN));
    assertThat(webhooks.messages(boss, id))
        .extracting(WebhookDelivery::event)
        .containsExactly("account.deleted");
    receiver.status = 200;
    settle(() -> message(id, 0).answer().isPresent());
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(2));
    settle(() -> state(id, 0) == State.DELIVERED);
    assertThat(message(id, 0).repeatable()).isFalse();
    assertThat(traces.tables()).containsExactlyInAnyOrder("address_claim", "audit_entry");
  }

  @Test
  void areForAdministratorsOnly() {
    long id = make(ALL);
    for (Session other : List.of(invited(boss, Role.OPERATOR, "colleague"), register(newName()))) {
      List<Runnable> acts =
          List.of(
              () -> webhooks.list(other),
              () -> webhooks.get(other, id),
              () -> webhooks.messages(other, id),
              () -> webhooks.make(other, "x", receiver.url(), ALL, ORIGIN),
              () -> webhooks.turnSecret(other, id, ORIGIN),
              () -> webhooks.test(other, id),
              () -> webhooks.sendAgain(other, id, 1),
              () -> webhooks.resume(other, id, ORIGIN),
              () -> webhooks.remove(other, id, ORIGIN));
      for (Runnable act : acts) {
        assertThat(kindOf(act)).isEqualTo(Kind.NOT_FOUND);
      }
    }
    assertThat(kindOf(() -> webhooks.make(boss, " ", receiver.url(), ALL, ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> webhooks.make(boss, "x", "http://example.org", ALL, ORIGIN)))
        .isEqualTo(Kind.INVALID_URL);
    webhooks.remove(boss, id, ORIGIN);
    assertThat(webhooks.list(boss)).isEmpty();
    assertThat(kindOf(() -> webhooks.get(boss, id))).isEqualTo(Kind.NOT_FOUND);
    assertThat(acts()).contains(Act.WEBHOOK_REMOVED, Act.WEBHOOK_MADE);
  }

  @Test
  void rememberTheLastHundredMessagesForAMonth() throws SQLException {
    long id = make(ALL);
    transactions.run(
        () -> {
          for (int i = 0; i < 130; i++) {
            webhooks.test(boss, id);
          }
        });
    execute("update webhook_delivery set state = 'DELIVERED'");
    webhooks.test(boss, id);
    String all = "webhook_delivery where webhook_id = ?";
    rounds.purge();
    assertThat(count(all, Long.toString(id))).isEqualTo(100);
    execute("update webhook_delivery set webhook_id = -1 where state <> 'WAITING' limit 10");
    rounds.purge();
    assertThat(count(all, Long.toString(id))).isEqualTo(90);
    assertThat(count(all, "-1")).isZero();
    execute("update webhook_delivery set state = 'DELIVERED', made_at = made_at - 2700000");
    rounds.purge();
    assertThat(count(all, Long.toString(id))).isZero();
  }

  private long make(Set<WebhookEvent> events) {
    return webhooks.make(boss, "Billing", receiver.url(), events, ORIGIN);
  }

  /** One that was told of an account and answered so. */
  private long refusedOnce(int status) {
    long id = make(ALL);
    receiver.status = status;
    register(newName());
    received(1);
    settle(() -> message(id, 0).answer().isPresent());
    return id;
  }

  /** Sends what is due, besides the job that does, until something is so. */
  private void settle(Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              rounds.send();
              return condition.call();
            });
  }

  private List<Receiver.Message> received(int many) {
    settle(() -> receiver.messages.size() >= many);
    return receiver.messages;
  }

  /** What came of a test, once it is over. */
  private WebhookDelivery tested(long id) {
    webhooks.test(boss, id);
    settle(() -> state(id, 0) != State.WAITING);
    return message(id, 0);
  }

  private WebhookDelivery message(long id, int index) {
    return webhooks.messages(boss, id).get(index);
  }

  private State state(long id, int index) {
    return message(id, index).state();
  }

  private List<Act> acts() {
    return audit.latest(20).stream().map(AuditEntry::act).toList();
  }

  /** As if a member were the one who reads the provider's letters. */
  private void readLetters() throws SQLException {
    String address = register(newName()).signInName();
    execute("update provider_name set mailbox = '" + address + "'");
  }

  private Letter letter(long id) {
    String place = "/control-room/webhooks/" + id;
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                letters.to(CONTACT).stream().anyMatch(sent -> sent.text().contains(place + "\n")));
    return letters.to(CONTACT).stream()
        .filter(sent -> sent.text().contains(place + "\n"))
        .findFirst()
        .orElseThrow();
  }
}
