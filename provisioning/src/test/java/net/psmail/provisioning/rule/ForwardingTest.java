package net.psmail.provisioning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardingTest {

  private static final String ADA = "ada@psmail.test";

  @Test
  void comesBackOverOthersHoweverManyThereAre() {
    Forwarding chain =
        chain(
            Map.of(
                "bert@psmail.test", List.of("x@example.org", "carl@psmail.test"),
                "carl@psmail.test", List.of("Ada+tag@psmail.test")));
    assertThat(chain.comesBack("bert@psmail.test", ADA::equals)).isTrue();
    assertThat(chain.comesBack("Bert+shop@PSMAIL.test", ADA::equals)).isTrue();
    assertThat(chain.comesBack("x@example.org", ADA::equals)).isFalse();
  }

  @Test
  void endsInARingOfOthers() {
    Forwarding ring =
        chain(
            Map.of(
                "bert@psmail.test", List.of("carl@psmail.test"),
                "carl@psmail.test", List.of("bert@psmail.test")));
    assertThat(ring.comesBack("bert@psmail.test", ADA::equals)).isFalse();
  }

  private static Forwarding chain(Map<String, List<String>> onward) {
    return new Forwarding(address -> onward.getOrDefault(address, List.of()));
  }
}
