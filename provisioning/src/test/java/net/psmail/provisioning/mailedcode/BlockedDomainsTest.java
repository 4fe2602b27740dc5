package net.psmail.provisioning.mailedcode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockedDomainsTest {

  @Test
  void lookForADomainAndAllAboveItButNotForTopLevelDomains() {
    assertThat(BlockedDomains.withAllAbove("a.b.example.com"))
        .containsExactly("a.b.example.com", "b.example.com", "example.com");
    assertThat(BlockedDomains.withAllAbove("example.com")).containsExactly("example.com");
  }
}
