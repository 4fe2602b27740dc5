package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration without scripts by a code that the real Postfix brings to another provider. */
class MailedCodeIT {

  private static final Pattern CODE = Pattern.compile("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
  private static final String WRONG = "0000-0000-0000";
  private static final String REFUSED = "The code is not right, was used, or is too old.";
  private static final int TRIES = 5;

  private static OtherServer other;
  private static Installation psmail;

  @BeforeAll
  static void start() throws IOException {
    int port = Ports.free();
    other = OtherServer.at(port);
    psmail =
        Installation.create(Way.REAL)
            .with("psmail.signup.proof=20000", "psmail.limit.mailed-code.network=1000/PT1H")
            .relayingTo(port)
            .start();
  }

  @AfterAll
  static void close() throws IOException {
    psmail.close();
    other.close();
  }

  @Test
  void opensAMailboxToSomebodyWhoseBrowserRunsNoScripts() throws Exception {
    try (Browser plain = Browser.withoutScripts(psmail)) {
      plain.go("/register").photograph("mailed-code-scriptless");
      plain.press("form[action='/register/code'] button");
      plain.type("address", "ada@elsewhere.example").photograph("mailed-code-ask").send();
      assertThat(plain.text()).contains("on its way to ada@elsewhere.example");
      MimeMessage letter = other.takeLetter("ada@elsewhere.example");
      assertThat(((InternetAddress) letter.getFrom()[0]).getAddress()).endsWith("@psmail.test");

      plain.type("code", WRONG).send();
      assertThat(plain.text()).contains(REFUSED);
      assertThat(plain.has(".field-wrong #code-problem")).isTrue();
      assertThat(plain.value("code")).isEqualTo(WRONG);
      plain.photograph("mailed-code-refused");

      plain.type("code", codeOf(letter)).send();
      assertThat(plain.text()).contains("ada@elsewhere.example");
      plain.photograph("mailed-code-register");
      plain.type("localPart", "ada").type("password", Visitor.PASSWORD).send();
      plain.tick("kept").send();
      assertThat(plain.path()).isEqualTo("/account/setup");
      MailProgram program =
          new MailProgram(psmail, "ada@psmail.test", plain.secret("device-password"));
      await().atMost(30, SECONDS).until(() -> !program.subjectsByImap().isEmpty());
    }
  }

  @Test
  void isWorthNothingInAnotherBrowser() throws Exception {
    Visitor bea = new Visitor(psmail);
    Visitor carl = new Visitor(psmail);
    Connection.Response beasPage = ask(bea, "bea@elsewhere.example");
    Connection.Response carlsPage = ask(carl, "carl@elsewhere.example");
    String code = codeFor("bea@elsewhere.example");

    refuses(carl, carlsPage, code);
    goesOn(bea, beasPage, code, "bea");
    goesOn(carl, carlsPage, codeFor("carl@elsewhere.example"), "carl");
  }

  @Test
  void isWorthNothingAfterFiveTriesAndAnotherIsMailed() throws Exception {
    Visitor dora = new Visitor(psmail);
    Connection.Response page = ask(dora, "dora@elsewhere.example");
    String code = codeFor("dora@elsewhere.example");
    for (int i = 0; i < TRIES; i++) {
      refuses(dora, page, WRONG);
    }
    Document refused = Visitor.page(refuses(dora, page, code));
    assertThat(refused.select("#code-problem").text()).contains("after five tries");

    Connection.Response again = dora.formOf(page, "/register/code").send();
    Connection.Response asked =
        dora.formOf(again, "/ask").with("address", "dora@elsewhere.example").send();
    goesOn(dora, asked, codeFor("dora@elsewhere.example"), "dora");
  }

  @Test
  void isWorthNothingAfterAnHourAndAnAddressIsAskedForAgain() throws Exception {
    Visitor emil = new Visitor(psmail);
    Connection.Response page = ask(emil, "emil@elsewhere.example");
    String code = codeFor("emil@elsewhere.example");
    new RealServers(psmail).endMailedCode("emil@elsewhere.example");

    Connection.Response late = emil.formOf(page, "/confirm").with("code", code).send();
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(late).select("#address-problem").text()).contains(REFUSED);
    Connection.Response asked =
        emil.formOf(late, "/ask").with("address", "emil@elsewhere.example").send();
    goesOn(emil, asked, codeFor("emil@elsewhere.example"), "emil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@mailinator.com", "anna@eu.mailinator.com", "anna@psmail.test"})
  void goesToNoAddressThatIsThrownAwayOrOurs(String address) {
    Connection.Response answer = ask(new Visitor(psmail), address);
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Visitor.page(answer);
    assertThat(page.select("#address-problem").text())
        .contains("Type an address at another provider", "thrown away after minutes");
    assertThat(page.select("#address").val()).isEqualTo(address);
    assertThat(other.hasLetter(address)).isFalse();
  }

  private static Connection.Response ask(Visitor visitor, String address) {
    Connection.Response first = visitor.form("/register", "/register/code").send();
    return visitor.formOf(first, "/ask").with("address", address).send();
  }

  private static String codeFor(String address) throws Exception {
    return codeOf(other.takeLetter(address));
  }

  private static String codeOf(MimeMessage letter) throws MessagingException, IOException {
    Matcher code = CODE.matcher(String.valueOf(letter.getContent()));
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private static Connection.Response refuses(
      Visitor visitor, Connection.Response page, String code) {
    Connection.Response answer = visitor.formOf(page, "/confirm").with("code", code).send();
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(answer).select("#code-problem").text()).contains(REFUSED);
    assertThat(Visitor.page(answer).select("#code").val()).isEqualTo(code);
    return answer;
  }

  /** By the code to an account that waits for nobody. */
  private static void goesOn(Visitor visitor, Connection.Response page, String code, String name) {
    Connection.Response form = visitor.formOf(page, "/confirm").with("code", code).send();
    Connection.Response made =
        visitor.formOf(form).with("localPart", name).with("password", Visitor.PASSWORD).send();
    visitor.formOf(made).with("kept", "yes").send();
    assertThat(Visitor.page(visitor.open("/account/setup")).select("#device-password").text())
        .isNotEmpty();
  }
}
