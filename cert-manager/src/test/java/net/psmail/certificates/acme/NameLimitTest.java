package net.psmail.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameLimitTest {

  private static final Finding LOST = new Finding("name1.acme.test", true, "It has no address.");

  @Test
  void leavesOutWhatComesAfterTheHundredth() {
    assertThat(NameLimit.with(List.of(), plan(100, null))).isEmpty();
    assertThat(NameLimit.with(List.of(), plan(102, null)))
        .extracting(Finding::name)
        .containsExactly("name100.acme.test", "name101.acme.test");
  }

  @Test
  void isNarrowerForProfilesOfShortLives() {
    assertThat(NameLimit.with(List.of(), plan(26, "tlsserver")))
        .extracting(Finding::sentence)
        .singleElement()
        .asString()
        .startsWith("One certificate holds 25 names");
  }

  @Test
  void givesTheRoomOfNamesThatAreLeftOutAnywayToOthers() {
    assertThat(NameLimit.with(List.of(LOST), plan(101, "classic"))).containsExactly(LOST);
  }

  private static Plan plan(int names, @Nullable String profile) {
    Stream<String> all = IntStream.range(0, names).mapToObj(i -> "name" + i + ".acme.test");
    return new Plan(
        "site",
        CertificateNames.of(all.toList()),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        profile,
        List.of("pebble"));
  }
}
