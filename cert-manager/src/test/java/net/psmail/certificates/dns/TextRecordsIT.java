package net.psmail.certificates.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextRecordsIT {

  private static Bind first;
  private static Bind second;

  @BeforeAll
  static void startServers(@TempDir Path files) throws IOException {
    int port = Bind.freePort();
    first = new Bind(files.resolve("first"), port, "127.0.0.1");
    second = new Bind(files.resolve("second"), port, "::1");
  }

  @AfterAll
  static void stopServers() {
    first.close();
    second.close();
  }

  @Test
  void isVisibleOnlyWhenAllAuthoritativeServersShowIt() throws IOException {
    String name = "_acme-challenge.lag.acme.test";
    records(first, Bind.SECRET).put(name, "proof");
    assertThat(records(first, Bind.SECRET).isVisible(name, "proof")).isFalse();

    records(second, Bind.SECRET).put(name, "proof");

    assertThat(records(first, Bind.SECRET).isVisible(name, "proof")).isTrue();
  }

  @Test
  void keepsOtherRecordsOfTheName() throws IOException {
    String name = "_acme-challenge.two.acme.test";
    for (Bind server : new Bind[] {first, second}) {
      TextRecords records = records(server, Bind.SECRET);
      records.put(name, "one");
      records.put(name, "other");
      records.put(name, "other");
      records.remove(name, "one");
    }

    assertThat(records(first, Bind.SECRET).isVisible(name, "one")).isFalse();
    assertThat(records(first, Bind.SECRET).isVisible(name, "other")).isTrue();
  }

  @Test
  void followsAnAliasIntoAnotherZone() throws IOException {
    records(first, Bind.SECRET).put("_acme-challenge.alias.acme.test", "proof");
    records(second, Bind.SECRET).put("_acme-challenge.alias.acme.test", "proof");

    assertThat(records(first, Bind.SECRET).isVisible("elsewhere.proofs.acme.test", "proof"))
        .isTrue();
  }

  @Test
  void saysWhoRefusesAKey() {
    TextRecords records = records(first, "YW5vdGhlciBzZWNyZXQgYW5vdGhlciBzZWNyZXQ=");

    assertThatThrownBy(() -> records.put("_acme-challenge.no.acme.test", "proof"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("_acme-challenge.no.acme.test")
        .hasMessageNotContaining("YW5v");
  }

  @Test
  void tellsACommandOnceHoweverLongTheWorldTakesToSee(@TempDir Path files) throws IOException {
    String name = "_acme-challenge.hook.acme.test";
    TrialHook hook = TrialHook.thatUpdates(first, files.resolve("hook"));
    TextRecords records = hook.records(first);
    records.put(name, "proof");
    records.put(name, "proof");
    assertThat(records.isVisible(name, "proof")).isFalse();
    records(second, Bind.SECRET).put(name, "proof");
    assertThat(records.isVisible(name, "proof")).isTrue();

    records.remove(name, "proof");

    assertThat(records.isVisible(name, "proof")).isFalse();
    assertThat(hook.told("present")).containsExactly("present " + name + ". proof");
    assertThat(hook.told("cleanup")).containsExactly("cleanup " + name + ". proof");
  }

  @Test
  void endsACommandThatHangsWithAllThatItStarted(@TempDir Path files) throws IOException {
    Path pid = files.resolve("pid");
    TrialHook hook = TrialHook.of(files.resolve("hook"), "sleep 600 & echo $! >" + pid + "; wait");
    TextRecords records = hook.records(first, Duration.ofSeconds(1));

    assertThatThrownBy(() -> records.put("_acme-challenge.hang.acme.test", "proof"))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "present\" for _acme-challenge.hang.acme.test. did not end within 1 s");

    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
  }

  @Test
  void tellsACommandAgainThatFailed(@TempDir Path files) throws IOException {
    TrialHook hook = TrialHook.of(files.resolve("hook"), "exit 1");
    TextRecords records = hook.records(first);
    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(() -> records.put("_acme-challenge.fail.acme.test", "proof"))
          .hasMessageEndingWith("ended with status 1 and said nothing");
    }

    assertThat(hook.told("present")).hasSize(2);
  }

  private static TextRecords records(Bind primary, String secret) {
    return new TextRecords(
        new DnsServer(
            primary.address(),
            first.address(),
            first.address().getPort(),
            Bind.KEY_NAME,
            Bind.ALGORITHM,
            secret));
  }
}
