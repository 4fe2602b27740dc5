package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  private final MemoryBudget budget = new MemoryBudget(100);

  @Test
  void takesNothingThatDoesNotFit() {
    assertThat(budget.take(60)).isTrue();
    assertThat(budget.take(60)).isFalse();
    assertThat(budget.take(40)).isTrue();
  }

  @Test
  void hasRoomAgainForWhatWasGivenBack() {
    assertThat(budget.take(100)).isTrue();
    budget.giveBack(30);
    assertThat(budget.take(30)).isTrue();
    assertThat(budget.take(1)).isFalse();
  }
}
