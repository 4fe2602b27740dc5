package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;

/** New accounts send little by the real Postfix, and more once they are older or known. */
class ProbationIT {

  private static final String STORAGE = "/account/storage";
  private static final String LIMIT =
      "You may send to 20 recipients an hour and 20 a day at present";

  private final Installation psmail = Installation.shared(Way.REAL);

  @Test
  void aNewMemberIsToldWhenToSendAgainByProgramsAndInTheBrowser() throws MessagingException {
    Visitor nora = new Visitor(psmail);
    String address = "prob.nora@psmail.test";
    MailProgram program = new MailProgram(psmail, address, nora.becomeMember("prob.nora"));

    assertThatThrownBy(() -> program.send(address, tagged("prob.nora", 21), "All at once", "text"))
        .isInstanceOf(SMTPSendFailedException.class)
        .hasMessageContaining("550 5.7.1")
        .hasMessageContaining(LIMIT + "; this mail has 21, send less");
    program.send(address, tagged("prob.nora", 19), "To many", "text");
    assertThatThrownBy(() -> program.send(address, tagged("prob.nora", 2), "Two more", "text"))
        .isInstanceOf(SMTPSendFailedException.class)
        .hasMessageContaining("450 4.7.1")
        .hasMessageContaining(LIMIT + "; try again after ");
    // By another device of the same account.
    String phone = nora.makeDevice("Phone");
    new MailProgram(psmail, address, phone).send(address, address, "One more", "text");
    assertThatThrownBy(() -> program.send(address, address, "Too many", "text"))
        .hasMessageContaining("450 4.7.1");

    assertThat(
            Visitor.page(
                    nora.form("/account/compose")
                        .with("to", address)
                        .with("subject", "In the browser")
                        .with("text", "text")
                        .send())
                .text())
        .contains("more recipients than you can write to at present");
    assertThat(Visitor.page(nora.open(STORAGE)).text())
        .contains("20 of 20 recipients", "You have sent as much as you can for now");
    await("what was sent")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(program.subjectsByImap()).contains("To many", "One more"));
    assertThat(program.subjectsByImap())
        .doesNotContain("All at once", "Two more", "Too many", "In the browser");
  }

  @Test
  void whoIsOlderSendsOn() throws MessagingException {
    Visitor otto = new Visitor(psmail);
    String address = "prob.otto@psmail.test";
    MailProgram program = new MailProgram(psmail, address, otto.becomeMember("prob.otto"));
    program.send(address, tagged("prob.otto", 20), "When young", "text");
    assertThatThrownBy(() -> program.send(address, address, "Not yet", "text"))
        .hasMessageContaining("450 4.7.1");

    new RealServers(psmail).makeOld(address);
    program.send(address, tagged("prob.otto", 30), "When old", "text");
    assertThat(Visitor.page(otto.open(STORAGE)).text()).contains("50 of 1,000 recipients");
  }

  @Test
  void whomAnOperatorKnowsSendsOn() throws MessagingException {
    Visitor pia = new Visitor(psmail);
    String address = "prob.pia@psmail.test";
    MailProgram program = new MailProgram(psmail, address, pia.becomeMember("prob.pia"));
    program.send(address, tagged("prob.pia", 20), "Unknown", "text");
    assertThatThrownBy(() -> program.send(address, address, "Not yet", "text"))
        .hasMessageContaining("450 4.7.1");

    Visitor operator = FirstOperator.of(psmail);
    String sheet =
        Visitor.page(operator.open("/control-room/accounts?q=prob.pia"))
            .select("tbody a")
            .attr("href");
    assertThat(Visitor.page(operator.open(sheet)).text()).contains("20 of 20 recipients");
    operator.form(sheet, "/probation/lift").send();
    program.send(address, tagged("prob.pia", 30), "Known", "text");
    assertThat(Visitor.page(pia.open("/account/log?show=provider")).text())
        .contains("Probation of a new account ended");
  }

  /** Each is a recipient, and all lead to one mailbox. */
  private static List<String> tagged(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + "+" + i + "@psmail.test").toList();
  }
}
