package net.psmail.portal.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.outgoing.OutgoingMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMailTest {

  private static final String BERT = "bert@example.org";

  @Test
  void takesAMailWithAllItNeeds() {
    TypedMail mail = TypedMail.of("", " " + BERT + " ", "", "Lunch", "At noon?");
    assertThat(mail.problems()).isEmpty();
    assertThat(mail.outgoing("f").to()).containsExactly(BERT);
    assertThat(mail.outgoing("f").cc()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bert@example.org,cy@second.test",
        "bert@example.org; cy@second.test",
        "bert@example.org\r\ncy@second.test\r\n",
        "Bert <bert@example.org>, \"Young, Cy\" <cy@second.test>",
        "bert@example.org,, cy@second.test, BERT@example.org,"
      })
  void readsSeveralRecipientsAsPeopleWriteThem(String to) {
    TypedMail mail = TypedMail.of("", to, "", "Lunch", "At noon?");
    assertThat(mail.problems()).isEmpty();
    assertThat(mail.outgoing("f").to()).containsExactly(BERT, "cy@second.test");
  }

  @Test
  void sendsNobodyTheSameMailTwice() {
    OutgoingMail mail =
        TypedMail.of("", BERT, BERT + ", cy@second.test", "Lunch", "x").outgoing("f");
    assertThat(mail.recipients()).containsExactly(BERT, "cy@second.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bert",
        "bert@",
        "bert@example",
        "bert@example.org, cy",
        "bert@example.org cy@",
        "<bert@example.org",
        "bert@exa mple.org",
        "müller@example.org",
        "bert@müller.example",
        "\"a\\\"b\"@example.org",
        "bert@[127.0.0.1]",
        "undisclosed:;"
      })
  void saysWhatIsNoAddress(String to) {
    assertThat(TypedMail.of("", to, "", "Lunch", "x").problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.field()).isEqualTo("to"));
    assertThat(TypedMail.of("", BERT, to, "Lunch", "x").problems())
        .extracting(Problem::field)
        .containsOnly("cc");
  }

  @Test
  void letsNoLineEndIntoTheHead() {
    TypedMail mail = TypedMail.of("", BERT, "", "Lunch\r\nBcc: eve@example.org", "x");
    assertThat(mail.subject()).isEqualTo("Lunch  Bcc: eve@example.org");
    assertThat(TypedMail.of("", BERT + "\r\nBcc: eve@example.org", "", "Lunch", "x").problems())
        .isNotEmpty();
  }

  @Test
  void saysWhatIsMissingBesideEachField() {
    assertThat(TypedMail.of("", " ", " ", "\n", "\r\n").problems())
        .extracting(Problem::field)
        .containsExactly("to", "subject", "text");
  }

  @Test
  void saysWhatIsTooMuchAndHowMuchIsAllowed() {
    String many =
        IntStream.range(0, 51).mapToObj(i -> "n" + i + "@x.test").collect(Collectors.joining(","));
    TypedMail mail = TypedMail.of("", many, "", "s".repeat(151), "t".repeat(20_001));
    assertThat(mail.problems())
        .containsExactly(
            Problem.of("to", "problem.compose-many", "50"),
            Problem.of("subject", "problem.message-too-long", "150"),
            Problem.of("text", "problem.message-too-long", "20000"));
  }

  @Test
  void isTheSameMailWhenItIsSentAgainWithItsForm() {
    TypedMail mail = TypedMail.of("", BERT, "", "Lunch", "x");
    assertThat(mail.outgoing("f").id()).isEqualTo(mail.outgoing("f").id()).matches("[0-9a-f]{40}");
    assertThat(mail.outgoing("g").id()).isNotEqualTo(mail.outgoing("f").id());
    assertThat(TypedMail.of("", BERT, "", "Lunch", "y").outgoing("f").id())
        .isNotEqualTo(mail.outgoing("f").id());
  }
}
