package net.psmail.provisioning.clientsettings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookQuestionTest {

  private static final String REQUEST =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
        <Request>
          <EMailAddress> ada@psmail.test </EMailAddress>
          <AcceptableResponseSchema>%s</AcceptableResponseSchema>
        </Request>
      </Autodiscover>
      """;

  @Test
  void readsTheAddressAndTheSchemaThatIsWanted() throws XMLStreamException {
    OutlookQuestion mail = read(REQUEST.formatted(OutlookQuestion.ANSWER));
    assertThat(mail.address()).isEqualTo("ada@psmail.test");
    assertThat(mail.isForOurAnswer()).isTrue();
    String mobile =
        "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006";
    assertThat(read(REQUEST.formatted(mobile)).isForOurAnswer()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada@psmail.test",
        "<Autodiscover>",
        "<a><EMailAddress>no address</EMailAddress></a>",
        "<a><EMailAddress>ada@<b/>psmail.test</EMailAddress></a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><EMailAddress>a@b&e;</EMailAddress></a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1/a.dtd'><a><EMailAddress>a@b.test</EMailAddress></a>",
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<a><EMailAddress>a@b.test</EMailAddress><x>&b;</x></a>"
      })
  void refusesWhatIsNoRequestAndEveryDocumentType(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void refusesAnAddressThatIsLongerThanAny() {
    String xml = "<a><EMailAddress>" + "x".repeat(310) + "@psmail.test</EMailAddress></a>";
    assertThatThrownBy(() -> read(xml)).isInstanceOf(XMLStreamException.class);
  }

  private static OutlookQuestion read(String xml) throws XMLStreamException {
    return OutlookQuestion.read(xml.getBytes(UTF_8));
  }
}
