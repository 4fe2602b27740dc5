package net.psmail.status.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import net.psmail.status.Settings;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@localhost",
        "a b@example.org",
        "ada@exa mple.org",
        "ada@example.org\nBcc: bob@example.org",
        "ada@example.org,bob@example.org",
        ".ada@example.org",
        "a..b@example.org",
        "<ada@example.org>",
        "ada@[192.0.2.1]"
      })
  void refusesWhatIsNoMailAddress(String text) {
    assertThat(Addresses.mail(text)).isEmpty();
  }

  @Test
  void keepsAddressesInOneForm() {
    assertThat(Addresses.mail(" Ada+x@MÜLLER.example ")).contains("Ada+x@xn--mller-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.31.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::ffff:10.0.0.1"
      })
  void knowsWhatIsNotPublic(String address) throws UnknownHostException {
    assertThat(Networks.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9.9.9", "193.99.144.80", "2620:fe::fe"})
  void knowsWhatIsPublic(String address) throws UnknownHostException {
    assertThat(Networks.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void saysWhatToWriteInsteadOfAWrongSetting() {
    assertWrong("psmail.status.mail.tls", "ssl", "must be none, starttls or tls");
    assertWrong("psmail.status.mail.from", "status", "must be a mail address");
    assertWrong("psmail.status.webhook.allowed", "10.0.0.1;x", "must be addresses or networks");
  }

  private static void assertWrong(String key, String value, String advice) {
    Map<String, String> values =
        Map.of(
            "psmail.data",
            "/tmp",
            "psmail.status.mail.host",
            "relay.test",
            "psmail.site.url",
            "https://psmail.test",
            key,
            value);
    Settings settings = new Settings(asked -> Optional.ofNullable(values.get(asked)));
    Assertions.assertThatThrownBy(() -> SubscriptionSettings.from(settings))
        .hasMessageContainingAll(key, advice);
  }
}
