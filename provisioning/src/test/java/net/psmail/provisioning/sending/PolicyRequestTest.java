package net.psmail.provisioning.sending;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRequestTest {

  private static final String QUESTION =
      """
      request=smtpd_access_policy
      protocol_state=END-OF-MESSAGE
      protocol_name=ESMTP
      sender=zoe@psmail.test
      recipient=
      recipient_count=3
      sasl_method=PLAIN
      sasl_username=zoe@psmail.test/17
      size=12345

      """;

  @Test
  void readsWhoSendsToHowMany() throws IOException {
    assertThat(PolicyRequest.read(in(QUESTION)))
        .contains(PolicyRequest.sent("zoe@psmail.test/17", 3));
  }

  @Test
  void readsOneAfterTheOtherUntilTheConnectionEnds() throws IOException {
    InputStream in = in(QUESTION + QUESTION.replace("count=3", "count=4"));
    assertThat(PolicyRequest.read(in)).map(PolicyRequest::recipients).contains(3L);
    assertThat(PolicyRequest.read(in)).map(PolicyRequest::recipients).contains(4L);
    assertThat(PolicyRequest.read(in)).isEmpty();
  }

  @Test
  void knowsNobodyWhereNobodyHasLoggedIn() throws IOException {
    assertThat(PolicyRequest.read(in("request=smtpd_access_policy\nrecipient_count=1\n\n")))
        .contains(PolicyRequest.sent("", 1));
  }

  @Test
  void keepsASignOfEqualityWithinAValue() throws IOException {
    assertThat(
            PolicyRequest.read(
                in("request=smtpd_access_policy\nsasl_username=a=b\nrecipient_count=1\n\n")))
        .map(PolicyRequest::login)
        .contains("a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n\n\n",
        "request=smtpd_access_policy\n\n",
        "request=junk_mail\nrecipient_count=1\n\n",
        "recipient_count=1\n\n",
        "request=smtpd_access_policy\nrecipient_count=-1\n\n",
        "request=smtpd_access_policy\nrecipient_count=99999999999999999999\n\n",
        "request=smtpd_access_policy\nrecipient_count=many\n\n",
        "request=smtpd_access_policy\nrecipient_count=1\nnothing\n\n",
        "request=smtpd_access_policy\nrecipient_count=1\n=value\n\n",
        "request=smtpd_access_policy\nrecipient_count=1\n",
        "request=smtpd_access_policy\nrecipient_count=1",
        "\u0000\u0001\u00ff"
      })
  void refusesWhatIsNoQuestion(String text) {
    assertThatThrownBy(() -> PolicyRequest.read(in(text)))
        .isInstanceOf(PolicyRequest.Malformed.class);
  }

  @Test
  void guessesNoNumberBeforeAllRecipientsAreKnown() {
    String early =
        QUESTION
            .replace("END-OF-MESSAGE", "RCPT")
            .replace("recipient_count=3", "recipient_count=0");
    assertThatThrownBy(() -> PolicyRequest.read(in(early)))
        .isInstanceOf(PolicyRequest.Malformed.class)
        .hasMessageContaining("smtpd_end_of_data_restrictions");
  }

  @Test
  void readsWhoseScriptSendsOnToWhom() throws IOException {
    assertThat(PolicyRequest.read(in(onward("recipient=Bert@example.org"))))
        .flatMap(PolicyRequest::onward)
        .contains(new PolicyRequest.Onward("zoe+shop@psmail.test", "Bert@example.org"));
    assertThatThrownBy(() -> PolicyRequest.read(in(onward("recipient="))))
        .isInstanceOf(PolicyRequest.Malformed.class);
    assertThatThrownBy(() -> PolicyRequest.read(in(onward("helo_name=localhost"))))
        .isInstanceOf(PolicyRequest.Malformed.class);
  }

  private static String onward(String recipient) {
    return """
        request=smtpd_access_policy
        protocol_state=RCPT
        recipient_count=0
        sasl_username=
        sender=zoe+shop@psmail.test
        policy_context=forwarding
        %s

        """
        .formatted(recipient);
  }

  @Test
  void readsNoMoreThanAQuestionCanHave() throws IOException {
    InputStream large = in("x".repeat(100_000));
    assertThatThrownBy(() -> PolicyRequest.read(large)).isInstanceOf(PolicyRequest.Malformed.class);
    assertThat(large.available()).isPositive();
  }

  @Test
  void answersWithOneLineAndAnEmptyOne() {
    assertThat(PolicyRequest.answer("DUNNO")).asString(ISO_8859_1).isEqualTo("action=DUNNO\n\n");
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }
}
