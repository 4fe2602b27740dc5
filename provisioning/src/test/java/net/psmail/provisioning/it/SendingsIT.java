package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.LoggedAct;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.member.MemberSendings;
import net.psmail.provisioning.sending.SendingRefusal;
import net.psmail.provisioning.sending.SendingState;
import net.psmail.provisioning.sending.Sendings;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingsIT extends FacadeTest {

  private static final int FIRST_DAY = 20;
  private static final int CONNECTIONS = 6;
  private static final int MAILS = 5;

  @Inject Sendings sendings;
  @Inject MemberSendings operated;
  @Inject OwnLog log;

  private Session member;

  @BeforeEach
  void begin() {
    member = register(newName());
  }

  @Test
  void letsANewMemberSendToSoManyAndCountsNoneOfThoseRefused() {
    assertThat(take(FIRST_DAY - 1)).isEmpty();
    assertThat(take(2).orElseThrow().again()).isPresent();
    assertThat(take(1)).isEmpty();
    assertThat(take(1).orElseThrow().code()).isEqualTo(450);
    assertThat(sendings.of(member).lastDay()).isEqualTo(FIRST_DAY);
  }

  @Test
  void refusesForGoodAMailToMoreThanAreEverAllowed() {
    assertThat(take(FIRST_DAY + 1).orElseThrow().code()).isEqualTo(550);
    assertThat(sendings.of(member).lastDay()).isZero();
  }

  @Test
  void letsOlderAccountsSendMore() throws SQLException {
    assertThat(sendings.of(member).probation()).isTrue();
    ofAge(member);
    assertThat(take(FIRST_DAY * 10L)).isEmpty();
    assertThat(sendings.of(member).probation()).isFalse();
    assertThat(take(FIRST_DAY * 10L)).isPresent();
  }

  @Test
  void countsNothingOfWhatNobodySends() {
    directory.take(member.ownMailbox(), 1);
    assertThat(sendings.of(member).lastHour()).isOne();
    assertThat(kindOf(() -> sendings.of(Long.MAX_VALUE))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void endsTheProbationByAnOperatorWhichTheMemberReads() {
    Session operator = operator();
    assertThat(operated.find(operator, member.accountId()).probation()).isTrue();
    operated.liftProbation(operator, member.accountId(), ORIGIN);
    operated.liftProbation(operator, member.accountId(), ORIGIN);
    assertThat(take(FIRST_DAY * 10L)).isEmpty();
    assertThat(operated.find(operator, member.accountId()))
        .extracting(SendingState::probation, SendingState::lifted, SendingState::lastDay)
        .containsExactly(false, true, FIRST_DAY * 10L);
    assertThat(log.page(member, true, Long.MAX_VALUE).acts())
        .extracting(LoggedAct::act, LoggedAct::subject)
        .containsExactly(tuple(Act.PROBATION_LIFTED, member.signInName()));
    assertThat(kindOf(() -> operated.liftProbation(member, member.accountId(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void tellsPostfixWhoWaitsWhileNobodyCounts() throws SQLException {
    String newcomer = "mail_newcomer where address = ?";
    assertThat(count(newcomer, member.signInName())).isOne();
    operated.liftProbation(operator(), member.accountId(), ORIGIN);
    assertThat(count(newcomer, member.signInName())).isZero();
    assertThat(count(newcomer, memberOfAge().signInName())).isZero();
  }

  /** As Postfix asks, whose processes know nothing of each other. */
  @Test
  void letsNotOneMoreThroughOnManyConnectionsAtOnce() throws Exception {
    long taken = 0;
    for (Future<Integer> answers : atOnce(CONNECTIONS, this::mailsTaken)) {
      taken += answers.get();
    }
    assertThat(taken).isEqualTo(FIRST_DAY);
    assertThat(sendings.of(member).lastDay()).isEqualTo(FIRST_DAY);
  }

  @Test
  void letsPostfixGoOnWithWhatIsNoMembers() throws IOException {
    try (Socket postfix = connect()) {
      assertThat(ask(postfix, "", 100)).isEqualTo("action=DUNNO");
      assertThat(ask(postfix, "nobody@psmail.test/1", 100)).isEqualTo("action=DUNNO");
      assertThat(ask(postfix, "no address", 100)).isEqualTo("action=DUNNO");
      assertThat(ask(postfix, member.signInName(), FIRST_DAY + 1))
          .startsWith("action=550 5.7.1 You may send to 20 recipients an hour and 20 a day");
    }
  }

  @Test
  void forgetsWhatWasSentLongAgo() throws SQLException {
    take(1);
    String own = "sent_count where account_id = ?";
    assertThat(count(own, Long.toString(member.accountId()))).isOne();
    execute(
        "update sent_count set last_at = '2020-01-01 00:00:00' where account_id = "
            + member.accountId());
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(61));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> count(own, Long.toString(member.accountId())) == 0);
  }

  private Optional<SendingRefusal> take(long recipients) {
    return sendings.take(member.ownMailbox(), recipients);
  }

  private int mailsTaken() throws IOException {
    int taken = 0;
    try (Socket postfix = connect()) {
      for (int i = 0; i < MAILS; i++) {
        taken += ask(postfix, member.signInName() + "/" + i, 1).equals("action=DUNNO") ? 1 : 0;
      }
    }
    return taken;
  }

  private static Socket connect() throws IOException {
    int port = Integer.parseInt(System.getProperty("psmail.sending.policy.port"));
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String ask(Socket postfix, String login, int recipients) throws IOException {
    String question =
        "request=smtpd_access_policy\nsasl_username=%s\nrecipient_count=%d\n\n"
            .formatted(login, recipients);
    postfix.getOutputStream().write(question.getBytes(US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\n\n") < 0) {
      int next = postfix.getInputStream().read();
      assertThat(next).isNotNegative();
      answer.append((char) next);
    }
    return answer.toString().strip();
  }
}
