package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Device passwords for one thing only, for a time, and all taken back at once. */
class DevicesIT {

  private final Installation psmail = Installation.shared(Way.REAL);

  @Test
  void readsOrSendsAsItsOwnerWantsAndSaysWhyNotTheOther() throws MessagingException {
    String address = "scope.ida@psmail.test";
    Visitor ida = new Visitor(psmail);
    ida.becomeMember("scope.ida");
    MailProgram reader = new MailProgram(psmail, address, ida.makeDevice("Archive", "read"));
    MailProgram sender = new MailProgram(psmail, address, ida.makeDevice("Printer", "send"));

    sender.send(address, address, "Printed", "text");
    await("the letter")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(reader.subjectsByImap()).contains("Printed"));
    assertThat(sender.mayLogIn()).isFalse();
    assertThatThrownBy(() -> reader.send(address, address, "Never", "sent"))
        .isInstanceOf(AuthenticationFailedException.class);

    assertThat(Visitor.page(ida.open("/account/setup/check")).text())
        .contains("“Printer”, which only sends", "“Archive”, which only reads");
  }

  @Test
  void showsFromWhereAndByWhichProgramADeviceWasLastUsed() throws IOException {
    Visitor mia = new Visitor(psmail);
    String password = mia.becomeMember("scope.mia");
    OpenMailbox.open(psmail, "scope.mia@psmail.test", password, "Post Owl").close();
    await("the note of the use")
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                assertThat(Visitor.page(mia.open("/account/devices")).select(".devices").text())
                    .contains("Post Owl", "127.0.0.0/24"));
  }

  @Test
  void tellsTheOwnerOfASignInFromANewPlaceAndEndsItFromHere() throws MessagingException {
    Visitor lou = new Visitor(psmail);
    MailProgram program =
        new MailProgram(psmail, "scope.lou@psmail.test", lou.becomeMember("scope.lou"));
    try (Browser stranger = Browser.open(psmail)) {
      stranger.go("/sign-in").type("name", "scope.lou").type("password", Visitor.PASSWORD).send();
      await("the letter")
          .atMost(60, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(program.subjectsByImap())
                      .contains("Sign-in to scope.lou@psmail.test from a new place"));
      assertThat(Visitor.page(lou.open("/account/sign-ins")).text())
          .contains("Signed in here", "Chrome, Linux", "Mail received (IMAP)", "127.0.0.0/24");

      stranger.go("/account/sessions").photograph("sessions");
      assertThat(Visitor.page(lou.open("/account/sessions")).select("ul.devices > li")).hasSize(2);
      String answer = Visitor.page(lou.form("/account/sessions", "others/end").send()).text();
      assertThat(answer).contains("You are signed in nowhere else.");
      assertThat(stranger.go("/account").path()).startsWith("/sign-in");
    }
  }

  @Test
  void cutsOpenSessionsWhenTheTimeIsOver() throws MessagingException, IOException {
    Visitor jan = new Visitor(psmail);
    jan.becomeMember("scope.jan");
    jan.form("/account/devices").with("name", "Guest of Jan").with("lifetime", "30").send();
    String password = Visitor.secret(Visitor.page(jan.open("/account/setup")), "device-password");
    try (OpenMailbox open = OpenMailbox.open(psmail, "scope.jan@psmail.test", password)) {
      new RealServers(psmail).endDevice("Guest of Jan");
      assertThat(open.end()).contains("BYE");
    }
    assertThat(new MailProgram(psmail, "scope.jan@psmail.test", password).mayLogIn()).isFalse();
    assertThat(Visitor.page(jan.open("/account/setup/check")).text())
        .contains("“Guest of Jan”, whose time is over");
  }

  @Test
  void cutsTheOpenSessionOfADeviceThatIsRevoked() throws MessagingException, IOException {
    Visitor ben = new Visitor(psmail);
    String kept = ben.becomeMember("scope.ben");
    String lost = ben.makeDevice("Lost phone", "both");
    try (OpenMailbox open = OpenMailbox.open(psmail, "scope.ben@psmail.test", lost)) {
      String revoke =
          Visitor.page(ben.open("/account/devices"))
              .select(".devices li:contains(Lost phone) a[href$=/revoke]")
              .attr("href");
      ben.form(revoke).send();
      assertThat(open.end()).contains("BYE");
    }
    assertThat(new MailProgram(psmail, "scope.ben@psmail.test", lost).mayLogIn()).isFalse();
    assertThat(new MailProgram(psmail, "scope.ben@psmail.test", kept).mayLogIn()).isTrue();
  }

  @Test
  void cutsAllOpenSessionsWhenAllAreRevoked() throws MessagingException, IOException {
    Visitor kim = new Visitor(psmail);
    String first = kim.becomeMember("scope.kim");
    String second = kim.makeDevice("Tablet", "both");
    try (OpenMailbox one = OpenMailbox.open(psmail, "scope.kim@psmail.test", first);
        OpenMailbox two = OpenMailbox.open(psmail, "scope.kim@psmail.test", second)) {
      String answer = Visitor.page(kim.form("/account/devices/all/revoke").send()).text();
      assertThat(answer).contains("All device passwords are revoked", "No device yet");
      assertThat(one.end()).contains("BYE");
      assertThat(two.end()).contains("BYE");
    }
    assertThat(new MailProgram(psmail, "scope.kim@psmail.test", second).mayLogIn()).isFalse();
  }
}
