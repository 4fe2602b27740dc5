package net.psmail.provisioning.clientsettings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class PhoneFormatsTest {

  private static final MailAddress ADA = MailAddress.parse("ada@psmail.test");
  private static final DomainServers SERVERS =
      new DomainServers(
          new DomainName("psmail.test"),
          "PSMail & Sons",
          List.of(
              new Server(Protocol.IMAP, "mail.psmail.test", 993),
              new Server(Protocol.POP3, "pop.psmail.test", 995),
              new Server(Protocol.SMTP, "mail.psmail.test", 465)));

  @Test
  void aCodeWithoutAPasswordLeavesOutWhatMayBeLeftOut() {
    assertThat(ThunderbirdCode.write(SERVERS, MailAccount.withoutPassword(ADA, Protocol.IMAP)))
        .isEqualTo(
            "[1,[1,1],[0,\"mail.psmail.test\",993,3,1,\"ada@psmail.test\"],"
                + "[[[0,\"mail.psmail.test\",465,3,1,\"ada@psmail.test\"],"
                + "[\"ada@psmail.test\",\"ada\"]]]]");
  }

  @Test
  void aCodeWithAPasswordHoldsItForBothServers() {
    assertThat(ThunderbirdCode.write(SERVERS, account(Protocol.POP3, "Ada")))
        .isEqualTo(
            "[1,[1,1],[1,\"pop.psmail.test\",995,3,1,\"ada@psmail.test\",null,\"a-b\"],"
                + "[[[0,\"mail.psmail.test\",465,3,1,\"ada@psmail.test\",\"a-b\"],"
                + "[\"ada@psmail.test\",\"Ada\"]]]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ada \"Countess\" \\ L.", "Žofie 💌 Ζωή", "</string><key>", "é", "& Söhne"})
  void aNameSurvivesInBothFormats(String name) throws Exception {
    MailAccount account = account(Protocol.IMAP, name);

    String code = ThunderbirdCode.write(SERVERS, account);
    assertThat(code).matches("[ -~]+");
    JsonArray identity = array(code).getJsonArray(3).getJsonArray(0).getJsonArray(1);
    assertThat(identity.getString(1)).isEqualTo(name);

    assertThat(value(profile(account), "EmailAccountName")).isEqualTo(name);
  }

  @Test
  void aProfileWithAPasswordSetsUpIncomingAndOutgoingMail() throws Exception {
    Document profile = profile(account(Protocol.IMAP, ""));
    assertThat(value(profile, "IncomingPassword")).isEqualTo("a-b");
    assertThat(value(profile, "EmailAccountType")).isEqualTo("EmailTypeIMAP");
    assertThat(value(profile, "IncomingMailServerPortNumber")).isEqualTo("993");
    assertThat(value(profile, "EmailAccountName")).isEmpty();
  }

  @Test
  void aProfileForPop3TakesThePlaceOfTheOneForImap() throws Exception {
    Document imap = profile(account(Protocol.IMAP, ""));
    Document pop3 = profile(account(Protocol.POP3, ""));
    assertThat(value(pop3, "EmailAccountType")).isEqualTo("EmailTypePOP");
    assertThat(value(pop3, "IncomingMailServerHostName")).isEqualTo("pop.psmail.test");
    assertThat(value(pop3, "OutgoingMailServerHostName")).isEqualTo("mail.psmail.test");
    String ofTheProfile = "/plist/dict/key[.='PayloadUUID']/following-sibling::*[1]";
    assertThat(found(pop3, ofTheProfile)).isEqualTo(found(imap, ofTheProfile));
    assertThat(value(pop3, "PayloadUUID")).isNotEqualTo(value(imap, "PayloadUUID"));
  }

  @Test
  void noPasswordIsWrittenByAccident() {
    assertThat(account(Protocol.IMAP, "Ada").toString()).doesNotContain("a-b");
  }

  private static MailAccount account(Protocol protocol, String sender) {
    return new MailAccount(ADA, protocol, sender, Optional.of("a-b"));
  }

  private static JsonArray array(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }

  private static Document profile(MailAccount account) throws Exception {
    byte[] profile = AppleProfile.write(SERVERS, account);
    // Whether the DTD can be fetched is Apple's matter.
    String text = new String(profile, StandardCharsets.UTF_8).replaceFirst("<!DOCTYPE[^>]*>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of the account. */
  private static String value(Document profile, String key) throws Exception {
    return found(profile, "//array/dict/key[.='" + key + "']/following-sibling::*[1]");
  }

  private static String found(Document profile, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, profile);
  }
}
