package net.psmail.certificates.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;

class CaaRuleTest {

  private static final String DOMAIN = "acme.test";
  private static final String ACCOUNT = "https://ca.test/acct/1";

  private final CaaRule rule =
      new CaaRule(new Applicant(Set.of("ca.test", "ca.example"), URI.create(ACCOUNT)), "http-01");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ca.test",
        " CA.Test ",
        "ca.example",
        "ca.test;",
        "ca.test; accounturi=https://ca.test/acct/1",
        "ca.test; validationmethods=dns-01,http-01",
        "ca.test; accounturi=https://ca.test/acct/1; validationmethods=http-01",
        "ca.test; policy=ev",
      })
  void permitsUs(String value) {
    assertThat(objection(false, issue(value))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "other.test",
        "ca.test.other.test",
        "ca.test; accounturi=https://ca.test/acct/2",
        "ca.test; accounturi=https://ca.test/acct/1; accounturi=https://ca.test/acct/1",
        "ca.test; validationmethods=dns-01",
        "ca.test; validationmethods=",
        "ca.test; no parameter",
      })
  void doesNotPermitUs(String value) {
    assertThat(objection(false, issue(value))).isPresent();
  }

  @Test
  void needsOneRecordThatPermitsIt() {
    assertThat(objection(false, issue("other.test"), issue("ca.test"))).isEmpty();
  }

  @Test
  void doesNotTakeRecordsOfOtherKindsForARefusal() {
    assertThat(objection(false, record(0, "iodef", "mailto:ops@acme.test"))).isEmpty();
    assertThat(objection(false, record(0, "issuewild", ";"))).isEmpty();
    assertThat(objection(false, record(0, "unknown", "x"))).isEmpty();
  }

  @Test
  void refusesWhatIsCriticalAndUnknown() {
    assertThat(objection(false, issue("ca.test"), record(128, "tbs", "x")).orElseThrow())
        .contains("critical property \"tbs\"")
        .contains("remove it");
    assertThat(objection(false, record(128, "issue", "ca.test"))).isEmpty();
  }

  @Test
  void lookForWildcardsAtTheirOwnRecordFirst() {
    CAARecord forNone = record(0, "issuewild", ";");

    assertThat(objection(true, issue("ca.test"))).isEmpty();
    assertThat(objection(true, issue("ca.test"), forNone).orElseThrow())
        .contains("acme.test. CAA 0 issuewild \"ca.example\"");
    assertThat(objection(true, issue(";"), record(0, "issuewild", "ca.test"))).isEmpty();
  }

  @Test
  void saysWhatToWrite() {
    assertThat(objection(false, issue("other.test")))
        .contains(
            "The CAA records of acme.test do not let ca.example issue for us: add acme.test. CAA 0"
                + " issue \"ca.example\".");
    assertThat(objection(false, issue("ca.test; accounturi=x; validationmethods=dns-01")))
        .hasValueSatisfying(
            advice ->
                assertThat(advice)
                    .endsWith(
                        "\"ca.example; accounturi=https://ca.test/acct/1;"
                            + " validationmethods=http-01\"."));
  }

  @Test
  void knowsAtLeastWhenNobodyMayIssueIfTheAuthorityDoesNotSayItsName() {
    CaaRule nameless = new CaaRule(new Applicant(Set.of(), URI.create(ACCOUNT)), "http-01");

    assertThat(nameless.objection(DOMAIN, List.of(issue("whoever.test")), false)).isEmpty();
    assertThat(nameless.objection(DOMAIN, List.of(issue(";")), false)).isPresent();
  }

  private Optional<String> objection(boolean wildcard, CAARecord... records) {
    return rule.objection(DOMAIN, List.of(records), wildcard);
  }

  private static CAARecord issue(String value) {
    return record(0, "issue", value);
  }

  private static CAARecord record(int flags, String tag, String value) {
    try {
      return new CAARecord(Name.fromString(DOMAIN + "."), DClass.IN, 60, flags, tag, value);
    } catch (org.xbill.DNS.TextParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
