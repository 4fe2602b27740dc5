package net.psmail.provisioning.clientsettings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.clientsettings.Fault.Kind;
import net.psmail.provisioning.clientsettings.ProgramSettings.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

  private static final DomainName DOMAIN = new DomainName("psmail.test");
  private static final MailAddress ADA = new MailAddress("ada", DOMAIN);
  private static final String PASSWORD = "k7mq-2xv9-r4td-8hwn-3bcz-6yfp-0sgj";
  private static final DomainServers SERVERS =
      new DomainServers(
          DOMAIN,
          "PSMail",
          List.of(
              new Server(Protocol.IMAP, "mail.psmail.test", 993),
              new Server(Protocol.POP3, "mail.psmail.test", 995),
              new Server(Protocol.SMTP, "mail.psmail.test", 465)));

  @Test
  void findsNothingWrongWithWhatWeRecommend() {
    assertThat(
            faults(
                Map.of(
                    Field.PROTOCOL, "IMAP",
                    Field.INCOMING_HOST, "MAIL.psmail.test.",
                    Field.INCOMING_PORT, "993",
                    Field.INCOMING_SECURITY, "TLS",
                    Field.OUTGOING_HOST, " mail.psmail.test ",
                    Field.OUTGOING_PORT, "465",
                    Field.OUTGOING_SECURITY, "TLS",
                    Field.USER_NAME, "Ada@psmail.test",
                    Field.AUTHENTICATION, "PASSWORD",
                    Field.SECRET, "DEVICE")))
        .isEmpty();
  }

  @Test
  void judgesNothingThatItIsNotTold() {
    assertThat(faults(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "IMAP, INCOMING_PORT, 143, PORT_OF_STARTTLS, 993",
    "POP3, INCOMING_PORT, 110, PORT_OF_STARTTLS, 995",
    "IMAP, INCOMING_PORT, 995, PORT_OF_POP3, 993",
    "POP3, INCOMING_PORT, 993, PORT_OF_IMAP, 995",
    "IMAP, INCOMING_PORT, 465, PORT_OF_SENDING, 993",
    "IMAP, INCOMING_PORT, 9993, PORT_OTHER, 993",
    "IMAP, INCOMING_PORT, imap, PORT_NO_NUMBER, 993",
    "IMAP, OUTGOING_PORT, 25, PORT_BETWEEN_SERVERS, 465",
    "IMAP, OUTGOING_PORT, 587, PORT_OF_STARTTLS, 465",
    "IMAP, OUTGOING_PORT, 993, PORT_OF_RECEIVING, 465",
    "IMAP, INCOMING_HOST, www.psmail.test, HOST_OF_THE_SITE, mail.psmail.test",
    "IMAP, INCOMING_HOST, psmail.test, HOST_OF_THE_SITE, mail.psmail.test",
    "IMAP, INCOMING_HOST, https://mail.psmail.test/, HOST_OF_THE_SITE, mail.psmail.test",
    "IMAP, INCOMING_HOST, mail.psmail.test:993, HOST_WITH_PORT, mail.psmail.test",
    "IMAP, OUTGOING_HOST, smtp.old.example, HOST_OTHER, mail.psmail.test",
    "IMAP, OUTGOING_HOST, ada@psmail.test, HOST_IS_ADDRESS, mail.psmail.test",
    "IMAP, INCOMING_SECURITY, STARTTLS, SECURITY_STARTTLS, SSL/TLS",
    "IMAP, OUTGOING_SECURITY, NONE, SECURITY_NONE, SSL/TLS",
    "IMAP, USER_NAME, ada, USER_WITHOUT_DOMAIN, ada@psmail.test",
    "IMAP, USER_NAME, bob@psmail.test, USER_OTHER, ada@psmail.test",
    "IMAP, AUTHENTICATION, SPA, AUTHENTICATION_SPA, ''",
    "IMAP, AUTHENTICATION, OAUTH2, AUTHENTICATION_OAUTH2, ''",
    "IMAP, AUTHENTICATION, NONE, AUTHENTICATION_NONE, ''",
    "IMAP, SECRET, SIGN_IN, SECRET_SIGN_IN, ''"
  })
  void saysWhichFieldIsWrongAndWhatBelongsThere(
      String protocol, Field field, String typed, Kind kind, String wanted) {
    assertThat(faults(Map.of(Field.PROTOCOL, protocol, field, typed)))
        .containsExactly(new Fault(field, kind, wanted));
  }

  @Test
  void takesAPop3PortForWhatItIsWhenNobodySaysOtherwise() {
    assertThat(faults(Map.of(Field.INCOMING_PORT, "995"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PASSWORD, "K7MQ2XV9R4TD8HWN3BCZ6YFP0SGJ", "k7mq 2xv9 r4td 8hwn 3bcz 6yfp 0sgj"})
  void takesNoPasswordInWhereverItIsTyped(String password) {
    assertThat(new ProgramSettings(Map.of(Field.USER_NAME, password)).values()).isEmpty();
    assertThat(PastedSettings.read("user " + password + "\npass " + password).toString())
        .doesNotContainIgnoringCase("2xv9");
    assertThat(PastedSettings.holdsPassword("set imap_pass=\"" + password + "\"")).isTrue();
  }

  @Test
  void readsWhatMuttReads() {
    ProgramSettings mutt =
        PastedSettings.read(
            """
            set folder = "imaps://ada%40psmail.test:open-sesame@mail.psmail.test:993/"
            set smtp_url = "smtp://ada@mail.psmail.test:587/"
            set smtp_pass = "open-sesame"
            """);
    assertThat(mutt.values())
        .containsEntry(Field.INCOMING_HOST, "mail.psmail.test")
        .containsEntry(Field.INCOMING_PORT, "993")
        .containsEntry(Field.INCOMING_SECURITY, "TLS")
        .containsEntry(Field.OUTGOING_PORT, "587")
        .containsEntry(Field.OUTGOING_SECURITY, "STARTTLS")
        .containsEntry(Field.USER_NAME, "ada@psmail.test")
        .doesNotContainValue("open-sesame");
  }

  @Test
  void readsTheFilesOfMbsyncAndMsmtp() {
    ProgramSettings mbsync =
        PastedSettings.read(
            """
            IMAPAccount ada
            Host mail.psmail.test
            Port 143
            User ada
            Pass open
            TLSType STARTTLS
            AuthMechs CRAM-MD5
            """);
    assertThat(mbsync.faults(SERVERS, ADA))
        .extracting(Fault::kind)
        .containsExactly(
            Kind.PORT_OF_STARTTLS,
            Kind.SECURITY_STARTTLS,
            Kind.USER_WITHOUT_DOMAIN,
            Kind.AUTHENTICATION_SPA);
    ProgramSettings msmtp =
        PastedSettings.read(
            """
            account ada
            host mail.psmail.test
            port 465
            tls on
            tls_starttls off
            auth on
            user ada@psmail.test
            """);
    assertThat(msmtp.values())
        .containsEntry(Field.OUTGOING_HOST, "mail.psmail.test")
        .containsEntry(Field.OUTGOING_SECURITY, "TLS");
    assertThat(msmtp.faults(SERVERS, ADA)).isEmpty();
  }

  @Test
  void readsASummaryAsProgramsShowIt() {
    ProgramSettings shown =
        PastedSettings.read(
            """
            Posteingang (IMAP)
            Server: mail.psmail.test   Port: 143
            Verbindungssicherheit: STARTTLS
            Benutzername: ada
            Postausgang (SMTP) mail.psmail.test:465, SSL/TLS, OAuth2
            """);
    assertThat(shown.faults(SERVERS, ADA))
        .extracting(Fault::kind)
        .containsExactly(
            Kind.PORT_OF_STARTTLS,
            Kind.SECURITY_STARTTLS,
            Kind.USER_WITHOUT_DOMAIN,
            Kind.AUTHENTICATION_OAUTH2);
  }

  @Test
  void readsNothingFromAnythingElse() {
    assertThat(PastedSettings.read("Dear Sir,\nit does not work.").values()).isEmpty();
  }

  @ParameterizedTest
  @Timeout(1)
  @ValueSource(strings = {"x", "a.", "a-", "spa ", "host ", "imap://", "user:", "abcd-", "port "})
  void readsLongNonsenseAtOnce(String word) {
    assertThat(PastedSettings.read(word.repeat(20_000 / word.length())).faults(SERVERS, ADA))
        .hasSizeLessThan(10);
  }

  private static List<Fault> faults(Map<Field, String> values) {
    Map<Field, String> given = new EnumMap<>(Field.class);
    given.putAll(values);
    return new ProgramSettings(given).faults(SERVERS, ADA);
  }
}
