package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator suspends an account, and the real mail servers hold to it. */
class SuspensionIT {

  private static final String REASON = "Sends advertising";

  private final Installation psmail = Installation.shared(Way.REAL);
  private final Visitor operator = FirstOperator.of(psmail);

  @BeforeEach
  void showWhoItIs() {
    operator.form("/account/proof").with("password", Visitor.PASSWORD).send();
  }

  @Test
  void lettingNobodySendWhoReadsAndReceivesAsBefore() throws MessagingException {
    Visitor zoe = new Visitor(psmail);
    String address = "susp.zoe@psmail.test";
    MailProgram program = new MailProgram(psmail, address, zoe.becomeMember("susp.zoe"));
    MailProgram friend = friend("susp.yan");
    String sheet = suspend("susp.zoe", "sending");

    assertThatThrownBy(() -> program.send(address, friend.address(), "Never", "sent"))
        .isInstanceOf(AuthenticationFailedException.class);
    friend.send(friend.address(), address, "For Zoe", "text");
    await("the letter")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(program.subjectsByImap()).contains("For Zoe"));
    assertThat(program.subjectsByImap()).contains(address + " cannot send for the time being");
    assertThat(Visitor.page(zoe.open("/account/setup/check")).text())
        .contains("because we had suspended your mailbox from sending");

    lift(sheet);
    program.send(address, friend.address(), "Again", "sent");
    await("the letter")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(friend.subjectsByImap()).contains("Again"));
  }

  @Test
  void lettingNobodyInForWhomMailStillArrives() throws MessagingException, IOException {
    Visitor xaver = new Visitor(psmail);
    String address = "susp.xaver@psmail.test";
    String password = xaver.becomeMember("susp.xaver");
    MailProgram program = new MailProgram(psmail, address, password);
    MailProgram friend = friend("susp.wim");
    String sheet;
    try (OpenMailbox open = OpenMailbox.open(psmail, address, password)) {
      sheet = suspend("susp.xaver", "sign-in");
      assertThat(open.end()).contains("BYE");
    }
    assertThat(program.mayLogIn()).isFalse();
    assertThatThrownBy(() -> program.send(address, friend.address(), "Never", "sent"))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThat(Visitor.page(xaver.open("/account")).select("h1").text()).isEqualTo("Sign in");
    assertThat(Visitor.page(xaver.signIn("susp.xaver", Visitor.PASSWORD)).text()).contains(REASON);
    assertThat(Visitor.page(xaver.signIn("susp.xaver", "wrong")).text()).doesNotContain(REASON);
    friend.send(friend.address(), address, "For later", "text");

    lift(sheet);
    await("the letter")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(program.subjectsByImap()).contains("For later"));
  }

  private MailProgram friend(String name) {
    Visitor friend = new Visitor(psmail);
    return new MailProgram(psmail, name + "@psmail.test", friend.becomeMember(name));
  }

  /** Gives the path of the account's page. */
  private String suspend(String name, String from) {
    String sheet =
        Visitor.page(operator.open("/control-room/accounts?q=" + name))
            .select("tbody a")
            .attr("href");
    operator.form(sheet + "/suspension").with("from", from).with("reason", REASON).send();
    return sheet;
  }

  private void lift(String sheet) {
    operator.form(sheet, "/suspension/lift").send();
  }
}
