package net.psmail.certificates.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
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
