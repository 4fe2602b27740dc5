package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.order.TypingFault.Kind;
import net.psmail.certificates.order.TypingFault.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPlanTest {

  private static final TypedPlan.Bounds BOUNDS =
      new TypedPlan.Bounds(
          Set.of("site", "mail"),
          Set.of("first", "second", "local"),
          EnumSet.of(ChallengeKind.HTTP_01, ChallengeKind.DNS_01),
          Set.of("web"));

  @Test
  void takesWhatIsUsualForWhatIsLeftOut() {
    assertThat(read(typed("www", "www.acme.test", "", "", "", "first")).plan())
        .contains(
            new Plan(
                "www",
                CertificateNames.of(List.of("www.acme.test")),
                KeyType.EC_P256,
                ChallengeKind.HTTP_01,
                null,
                List.of("first")));
  }

  @Test
  void takesAllThatWasTyped() {
    TypedCertificate typed =
        typed(" shop ", "*.Acme.test\r\nbücher.test,", "rsa-4096", "dns-01", "tlsserver", "");

    assertThat(read(withIssuers(typed, "second first, second")).plan())
        .contains(
            new Plan(
                "shop",
                CertificateNames.of(List.of("*.acme.test", "xn--bcher-kva.test")),
                KeyType.RSA_4096,
                ChallengeKind.DNS_01,
                "tlsserver",
                List.of("second", "first")));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void knowsEachKindOfKeyByTheWordOfTheSettings(KeyType key) {
    String word = key.name().toLowerCase(Locale.ROOT).replace('_', '-');

    assertThat(read(typed("www", "www.acme.test", word, "", "", "first")).plan())
        .hasValueSatisfying(plan -> assertThat(plan.keyType()).isEqualTo(key));
  }

  @Test
  void saysAllThatIsMissing() {
    assertThat(faults(typed("", " ", "", "", "", ",")))
        .containsExactly(
            new TypingFault(Part.ID, Kind.MISSING, ""),
            new TypingFault(Part.NAMES, Kind.MISSING, ""),
            new TypingFault(Part.ISSUERS, Kind.MISSING, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shop", "../site", "a.b", "-a", "a b"})
  void takesNoNameThatCannotNameAFile(String id) {
    assertThat(faults(typed(id, "www.acme.test", "", "", "", "first")))
        .containsExactly(new TypingFault(Part.ID, Kind.MALFORMED, id));
  }

  @Test
  void takesNoNameOfAnother() {
    assertThat(faults(typed("site", "www.acme.test", "", "", "", "first")))
        .containsExactly(new TypingFault(Part.ID, Kind.TAKEN, "site"));
  }

  @Test
  void takesNoNameOfTheFilesThatKeepKeysOfAccounts() {
    assertThat(faults(typed("account-first", "www.acme.test", "", "", "", "first")))
        .containsExactly(new TypingFault(Part.ID, Kind.TAKEN, "account-first"));
  }

  @Test
  void namesEachNameThatIsNone() {
    assertThat(faults(typed("www", "a_b.test www.acme.test *.test", "", "", "", "first")))
        .containsExactly(
            new TypingFault(Part.NAMES, Kind.MALFORMED, "a_b.test"),
            new TypingFault(Part.NAMES, Kind.MALFORMED, "*.test"));
  }

  @Test
  void takesAHundredNamesAndNoMore() {
    assertThat(faults(typed("www", names(100), "", "", "", "first"))).isEmpty();
    assertThat(faults(typed("www", names(101), "", "", "", "first")))
        .containsExactly(new TypingFault(Part.NAMES, Kind.TOO_MANY, "100"));
  }

  @Test
  void takesFewerNamesForAShortProfile() {
    assertThat(faults(typed("www", names(25), "", "", "tlsserver", "first"))).isEmpty();
    assertThat(faults(typed("www", names(26), "", "", "tlsserver", "first")))
        .containsExactly(new TypingFault(Part.NAMES, Kind.TOO_MANY, "25"));
  }

  @Test
  void takesNoMoreThanTheDatabaseKeeps() {
    String longNames =
        IntStream.range(0, 50)
            .mapToObj(i -> "a".repeat(60) + "." + "b".repeat(40) + i + ".test")
            .collect(Collectors.joining("\n"));

    assertThat(faults(typed("www", longNames, "", "", "", "first")))
        .containsExactly(new TypingFault(Part.NAMES, Kind.TOO_MANY, "100"));
  }

  @Test
  void takesAWildcardWithTheDnsAlone() {
    assertThat(faults(typed("www", "*.acme.test", "", "dns-01", "", "first"))).isEmpty();
    assertThat(faults(typed("www", "*.acme.test", "", "http-01", "", "first")))
        .containsExactly(new TypingFault(Part.CHALLENGE, Kind.WILDCARD_WITHOUT_DNS, "*.acme.test"));
  }

  @Test
  void takesAnAddressWithoutTheDnsAlone() {
    assertThat(faults(typed("www", "192.0.2.1", "", "http-01", "", "first"))).isEmpty();
    assertThat(faults(typed("www", "192.0.2.1", "", "dns-01", "", "first")))
        .containsExactly(new TypingFault(Part.CHALLENGE, Kind.ADDRESS_WITH_DNS, "192.0.2.1"));
  }

  @Test
  void takesNoChallengeThatIsNotSetUp() {
    assertThat(faults(typed("www", "www.acme.test", "", "tls-alpn-01", "", "first")))
        .containsExactly(new TypingFault(Part.CHALLENGE, Kind.NOT_SET_UP, "tls-alpn-01"));
  }

  @Test
  void takesNoWordsThatNobodyKnows() {
    assertThat(faults(typed("www", "www.acme.test", "dsa", "mail-01", "a b", "third first")))
        .containsExactly(
            new TypingFault(Part.KEY, Kind.UNKNOWN, "dsa"),
            new TypingFault(Part.CHALLENGE, Kind.UNKNOWN, "mail-01"),
            new TypingFault(Part.PROFILE, Kind.MALFORMED, "a b"),
            new TypingFault(Part.ISSUERS, Kind.UNKNOWN, "third"));
  }

  @Test
  void takesNoMoreIssuersThanTheDatabaseKeeps() {
    String many =
        IntStream.range(0, 40).mapToObj(i -> "issuer" + i).collect(Collectors.joining(" "));

    assertThat(faults(typed("www", "www.acme.test", "", "", "", many)))
        .contains(new TypingFault(Part.ISSUERS, Kind.TOO_MANY, ""));
  }

  @Test
  void takesAPlaceOfTheSettingsAndNoOther() {
    TypedCertificate typed = typed("www", "www.acme.test", "", "", "", "first");

    assertThat(read(typed).place()).isNull();
    assertThat(read(at(typed, " web ")).place()).isEqualTo("web");
    assertThat(faults(at(typed, "/etc/ssl")))
        .containsExactly(new TypingFault(Part.PLACE, Kind.UNKNOWN, "/etc/ssl"));
  }

  private static TypedCertificate at(TypedCertificate typed, String place) {
    return new TypedCertificate(
        typed.id(),
        typed.names(),
        typed.key(),
        typed.challenge(),
        typed.profile(),
        typed.issuers(),
        place);
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "www" + i + ".acme.test")
        .collect(Collectors.joining(" "));
  }

  private static List<TypingFault> faults(TypedCertificate typed) {
    TypedPlan read = read(typed);
    assertThat(read.plan().isEmpty()).isEqualTo(!read.faults().isEmpty());
    return read.faults();
  }

  private static TypedPlan read(TypedCertificate typed) {
    return new TypedPlan(typed, BOUNDS);
  }

  private static TypedCertificate withIssuers(TypedCertificate typed, String issuers) {
    return typed(
        typed.id(), typed.names(), typed.key(), typed.challenge(), typed.profile(), issuers);
  }

  private static TypedCertificate typed(
      String id, String names, String key, String challenge, String profile, String issuers) {
    return new TypedCertificate(id, names, key, challenge, profile, issuers, "");
  }
}
