package net.psmail.provisioning.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that name servers may have, beside those that we would write. */
class TextRulesTest {

  private static final String DMARC = "v=DMARC1; p=quarantine; rua=mailto:postmaster@a.test";
  private static final String DKIM = "v=DKIM1; k=rsa; p=AAAABBBB";
  private static final String STS = "v=STSv1; id=123";

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(Purpose.DMARC, DMARC, List.of(DMARC), Verdict.RIGHT),
        Arguments.of(Purpose.DMARC, DMARC, List.of("x=1", DMARC), Verdict.RIGHT),
        Arguments.of(Purpose.DMARC, DMARC, List.of("V=DMARC1;P=Reject; pct=50"), Verdict.BROADER),
        Arguments.of(
            Purpose.DMARC, DMARC, List.of("v=DMARC1; p=none"), Verdict.wrong(Remark.WATCHING)),
        Arguments.of(
            Purpose.DMARC, DMARC, List.of("v=DMARC1; rua=x"), Verdict.wrong(Remark.BROKEN)),
        Arguments.of(Purpose.DMARC, DMARC, List.of(DMARC, DMARC), Verdict.wrong(Remark.SEVERAL)),
        Arguments.of(Purpose.DMARC, DMARC, List.of("hello"), Verdict.MISSING),
        Arguments.of(Purpose.DKIM, DKIM, List.of("p=AAAA BBBB"), Verdict.RIGHT),
        Arguments.of(Purpose.DKIM, DKIM, List.of("v=DKIM1; p="), Verdict.wrong(Remark.DIFFERENT)),
        Arguments.of(
            Purpose.DKIM,
            DKIM,
            List.of("v=DKIM1; k=ed25519; p=AAAABBBB"),
            Verdict.wrong(Remark.DIFFERENT)),
        Arguments.of(Purpose.MTA_STS, STS, List.of("v=STSv1;id=123;"), Verdict.RIGHT),
        Arguments.of(
            Purpose.MTA_STS, STS, List.of("v=STSv1; id=9"), Verdict.wrong(Remark.DIFFERENT)),
        Arguments.of(
            Purpose.TLS_RPT,
            "v=TLSRPTv1; rua=mailto:a@a.test",
            List.of("v=TLSRPTv1; rua=mailto:b@b.test"),
            Verdict.BROADER),
        Arguments.of(
            Purpose.TLS_RPT,
            "v=TLSRPTv1; rua=mailto:a@a.test",
            List.of("v=TLSRPTv1"),
            Verdict.wrong(Remark.BROKEN)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void judgesByWhatATextDoes(Purpose purpose, String ours, List<String> found, Verdict verdict) {
    assertThat(TextRules.judge(purpose, ours, found)).isEqualTo(verdict);
  }

  @Test
  void splitsALongTextAndLosesNothing() {
    assertThat(Txt.data("x".repeat(300)))
        .isEqualTo('"' + "x".repeat(255) + "\" \"" + "x".repeat(45) + '"');
    assertThat(Txt.data("a \"b\" \\c")).isEqualTo("\"a \\\"b\\\" \\\\c\"");
  }

  @Test
  void networksAreComparedBitByBit() {
    assertThat(Network.parse("192.0.2.0/23").contains(Network.parse("192.0.3.9").address()))
        .isTrue();
    assertThat(Network.parse("192.0.2.0/24").contains(Network.parse("192.0.3.9").address()))
        .isFalse();
    assertThat(Network.parse("0.0.0.0/0").contains(Network.parse("2001:db8::1").address()))
        .isFalse();
    assertThat(Network.parse("2001:db8::/32").contains(Network.parse("2001:db8:1::1").address()))
        .isTrue();
  }
}
