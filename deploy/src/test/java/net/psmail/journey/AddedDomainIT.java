package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jsoup.Connection.Response;
import org.junit.jupiter.api.Test;

/** A domain that an operator adds while the servers run. */
class AddedDomainIT {

  private static final String DOMAIN = "added.example";
  private static final String ADDRESS = "xenia@" + DOMAIN;
  private static final String SUBJECT = "Just in time";

  private final Installation psmail = Installation.shared(Way.REAL);
  private final Visitor operator = FirstOperator.of(psmail);

  @Test
  void getsMailThoughPostfixHadKnownThatThereIsNoSuchDomain() throws Exception {
    assertThat(send("--quit-after=RCPT")).contains("<** 554 5.7.1", "Relay access denied");

    Response added = operator.form("/control-room/domains").with("domain", DOMAIN).send();
    assertThat(Visitor.page(added).select(".done").text()).contains("The domain is served");
    String password = new Visitor(psmail).becomeMember("xenia", DOMAIN);
    // Not so often that a process of Postfix would end, and forget, by itself: after 100 times.
    await("that Postfix knows the domain")
        .atMost(30, SECONDS)
        .pollInterval(1, SECONDS)
        .untilAsserted(() -> assertThat(send("--quit-after=RCPT")).doesNotContain("<**"));

    assertThat(send("--header=Subject: " + SUBJECT)).doesNotContain("<**");
    MailProgram xenia = new MailProgram(psmail, ADDRESS, password);
    await("the letter")
        .atMost(30, SECONDS)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(xenia.subjectsByImap()).contains("Welcome to PSMail", SUBJECT));
    xenia.send(ADDRESS, ADDRESS, "Kept as a note", "text");

    operator.form("/account/proof").with("password", Visitor.PASSWORD).send();
    operator.form("/control-room/domains/" + DOMAIN + "/stop").send();
    await("that Postfix knows it no more")
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(send("--quit-after=RCPT")).contains("<** 55"));
    assertThat(xenia.mayLogIn()).isFalse();
  }

  /** As a server of somebody else; what was said, with two asterisks before a refusal. */
  private String send(String option) {
    Command sending =
        Command.start(
            List.of(
                "swaks",
                "--server=localhost",
                "--port=" + psmail.ports().of("smtp"),
                "--helo=mail.elsewhere.example",
                "--from=stranger@elsewhere.example",
                "--to=" + ADDRESS,
                option));
    sending.status();
    return sending.output();
  }
}
