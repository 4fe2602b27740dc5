package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Asks for settings as mail programs do, byte for byte where that is known. */
class MailProgramsIT {

  /** What Outlook for Windows sends ([MS-OXDSCLI] 4.1 and traffic of version 16). */
  static final String OUTLOOK =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><Autodiscover"
          + " xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\">"
          + "<Request><EMailAddress>%s</EMailAddress><AcceptableResponseSchema>"
          + "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
          + "</AcceptableResponseSchema></Request></Autodiscover>";

  private static final String[] OUTLOOK_HEADERS = {
    "Host: autodiscover.psmail.test",
    "User-Agent: Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)",
    "X-User-Identity: ada@psmail.test",
    "Content-Type: text/xml",
    "Depth: 0"
  };

  private final Wire wire = Wire.from("127.0.0.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/autodiscover/autodiscover.xml",
        "/Autodiscover/Autodiscover.xml",
        "/AutoDiscover/AutoDiscover.xml",
        "/autodiscover/Autodiscover.XML"
      })
  void outlookIsToldServersAndItsOwnAddress(String path) throws Exception {
    Document answer = xml(outlook(path, "Somebody@PSMail.Test"));
    assertThat(find(answer, "//*[local-name()='Protocol'][1]/*[local-name()='Type']"))
        .isEqualTo("IMAP");
    assertThat(find(answer, "//*[local-name()='Protocol'][1]/*[local-name()='LoginName']"))
        .isEqualTo("Somebody@PSMail.Test");
    assertThat(find(answer, "//*[local-name()='Protocol'][1]/*[local-name()='SSL']"))
        .isEqualTo("on");
    assertThat(find(answer, "count(//*[local-name()='Protocol'])")).isEqualTo("3");
    assertThat(find(answer, "namespace-uri(//*[local-name()='Account'])"))
        .isEqualTo(
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a");
  }

  @Test
  void outlookIsToldTheSameOfAMailboxThatDoesNotExist() throws IOException {
    Visitor member = new Visitor();
    member.register("outlook.member");
    String path = "/autodiscover/autodiscover.xml";
    assertThat(body(outlook(path, "outlook.member@psmail.test")))
        .isEqualTo(
            body(outlook(path, "nobody@psmail.test"))
                .replace("nobody@psmail.test", "outlook.member@psmail.test"));
  }

  @Test
  void outlookIsToldThatADomainIsServedElsewhere() throws Exception {
    Document answer = xml(outlook("/autodiscover/autodiscover.xml", "ada@foreign.test"));
    assertThat(find(answer, "//*[local-name()='ErrorCode']")).isEqualTo("500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml"})
  void whoOnlyTriesIsToldThatThereIsSomethingAndHowToAsk(String path) throws IOException {
    assertThat(wire.get(path, "Host: autodiscover.psmail.test"))
        .startsWith("HTTP/1.1 200")
        .contains("<ErrorCode>600</ErrorCode>", "by POST");
  }

  @ParameterizedTest
  @CsvSource({
    "<a/>,text/xml,400",
    "'<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a><EMailAddress>a@psmail.test&e;</EMailAddress></a>',text/xml,400",
    "{},application/json,415",
    "a=b,application/x-www-form-urlencoded,415"
  })
  void whatIsNoQuestionOfOutlookIsRefused(String body, String type, int status) throws IOException {
    String answer =
        wire.send(
            "POST /autodiscover/autodiscover.xml HTTP/1.1",
            body,
            "Host: psmail.test",
            "Content-Type: " + type);
    assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("root:");
  }

  @Test
  void aQuestionOfAMegabyteIsNotRead() throws IOException {
    String answer =
        wire.send(
            "POST /autodiscover/autodiscover.xml HTTP/1.1",
            "<a>" + "x".repeat(1_000_000) + "</a>",
            "Host: psmail.test",
            "Content-Type: text/xml");
    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  /** The two shapes of version 2, as Outlook and Apple Mail write them, and in other letters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/autodiscover/autodiscover.json?Email=ada%40psmail.test&Protocol=Autodiscoverv1&RedirectCount=1",
        "/autodiscover/autodiscover.json/v1.0/ada@psmail.test?Protocol=AutodiscoverV1",
        "/Autodiscover/Autodiscover.json/V1.0/nobody%40second.test?Protocol=AUTODISCOVERV1"
      })
  void theSecondVersionSaysWhereTheFirstIs(String address) throws IOException {
    assertThat(wire.get(address, "Host: autodiscover.psmail.test"))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Type: application/json")
        .contains("{\"Protocol\":\"AutodiscoverV1\",\"Url\":\"")
        .contains("/autodiscover/autodiscover.xml\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "?Email=ada@psmail.test&Protocol=ActiveSync,400,InvalidProtocol",
    "?Email=ada@psmail.test,400,InvalidProtocol",
    "?Email=ada@foreign.test&Protocol=Autodiscoverv1,404,UserNotFound",
    "?Protocol=Autodiscoverv1,404,UserNotFound",
    "/v1.0/ada@foreign.test?Protocol=Autodiscoverv1,404,UserNotFound",
    "/v1.0/%25zz?Protocol=Autodiscoverv1,404,UserNotFound"
  })
  void theSecondVersionSaysWhatIsWrong(String query, int status, String code) throws IOException {
    assertThat(wire.get("/autodiscover/autodiscover.json" + query, "Host: psmail.test"))
        .startsWith("HTTP/1.1 " + status)
        .contains("\"ErrorCode\":\"" + code + "\"");
  }

  /**
   * Thunderbird 140 sends the address (comm/mail/modules/accountcreation FetchConfig), Thunderbird
   * for Android and K-9 do not (feature/autodiscovery), nor does KMail (mailtransport's ISPDB);
   * Evolution (module-mail-config) and FairEmail (EmailProvider.java) do, in the same parameter.
   */
  @ParameterizedTest
  @CsvSource({
    "autoconfig.psmail.test,/mail/config-v1.1.xml?emailaddress=ada%40psmail.test",
    "autoconfig.psmail.test,/mail/config-v1.1.xml",
    "psmail.test,/.well-known/autoconfig/mail/config-v1.1.xml",
    "PSMAIL.TEST:443,/.well-known/autoconfig/mail/config-v1.1.xml",
    "psmail.test.,/.well-known/autoconfig/mail/config-v1.1.xml",
    "autoconfig.psmail.test,/mail/config-v1.1.xml?emailaddress=ada%40PSMAIL.test.",
    "autoconfig.psmail.test,/mail/config-v1.1.xml?emailaddress=",
    "autoconfig.psmail.test,/mail/config-v1.1.xml?emailaddress=ada"
  })
  void autoconfigIsAnsweredHoweverItIsAsked(String host, String path) throws Exception {
    Document answer = xml(wire.get(path, "Host: " + host));
    assertThat(find(answer, "/clientConfig/emailProvider/domain")).isEqualTo("psmail.test");
    assertThat(find(answer, "//incomingServer[@type='imap']/username")).isEqualTo("%EMAILADDRESS%");
    assertThat(find(answer, "//outgoingServer[@type='smtp']/socketType")).isEqualTo("SSL");
  }

  private String outlook(String path, String address) throws IOException {
    return wire.send("POST " + path + " HTTP/1.1", OUTLOOK.formatted(address), OUTLOOK_HEADERS);
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("<?xml"), answer.lastIndexOf('>') + 1);
  }

  private static Document xml(String answer)
      throws ParserConfigurationException, SAXException, IOException {
    assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Type: text/xml");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(body(answer).getBytes(UTF_8)));
  }

  private static String find(Document document, String path) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }
}
