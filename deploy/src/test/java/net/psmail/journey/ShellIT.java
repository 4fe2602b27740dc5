package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written in bash. */
class ShellIT {

  @Test
  void hasNoFindingOfShellcheck() {
    Command check =
        Command.start(List.of("shellcheck", "-x", "deploy/psmail", "deploy/bench/lighthouse.sh"));

    assertThat(check.status()).as(check.output()).isZero();
  }

  @Test
  void runsTheRealServersAsTheirTemplatesPromise() {
    Command check = Command.start(List.of("deploy/test/real-servers-check.sh"));

    assertThat(check.status()).as(check.output()).isZero();
  }
}
