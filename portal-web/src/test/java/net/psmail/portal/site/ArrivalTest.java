package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.psmail.portal.site.Arrival.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {

  private static final TrustedProxies PROXIES =
      TrustedProxies.parse("127.0.0.1, 10.1.0.0/16, 2001:db8:1::/48");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1 | 203.0.113.9             | https       | 203.0.113.9 | HTTPS",
        "127.0.0.1 | 6.6.6.6, 203.0.113.9    | http        | 203.0.113.9 | HTTP",
        "127.0.0.1 | 203.0.113.9, 10.1.2.3   | https, http | 203.0.113.9 | HTTPS",
        "127.0.0.1 | 203.0.113.9, 10.1.2.3   | https       | 203.0.113.9 | HTTPS",
        "127.0.0.1 | 203.0.113.9:4711        | ''          | 203.0.113.9 | UNKNOWN",
        "127.0.0.1 | [2001:db8:2::7]:4711    | https       | 2001:db8:2::7 | HTTPS",
        "127.0.0.1 | 2001:db8:2::7           | https       | 2001:db8:2::7 | HTTPS",
        "127.0.0.1 | 10.1.2.3, 10.1.2.4      | https       | 10.1.2.3    | HTTPS",
        "127.0.0.1 | ''                      | https       | 127.0.0.1   | HTTPS",
        "127.0.0.1 | 203.0.113.9, unknown    | https       | 127.0.0.1   | HTTPS",
        "127.0.0.1 | 203.0.113.9, 10.1.0.0/16| https       | 127.0.0.1   | HTTPS",
        "127.0.0.1 | *                       | https       | 127.0.0.1   | HTTPS",
        "127.0.0.1 | localhost               | https       | 127.0.0.1   | HTTPS",
        "127.0.0.1 | ::ffff:203.0.113.9      | https       | 203.0.113.9 | HTTPS",
        "10.2.0.1  | 203.0.113.9             | https       | 10.2.0.1    | UNKNOWN",
      })
  void takesTheLastAddressThatNoTrustedProxyHas(
      String peer, String askers, String schemes, String client, Way way) throws Exception {
    assertThat(
            Arrival.through(
                InetAddress.getByName(peer), Hop.ofXForwarded(askers, schemes), PROXIES))
        .isEqualTo(new Arrival(InetAddress.getByName(client), way));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for=203.0.113.9;proto=https                        | 203.0.113.9   | HTTPS",
        "For=6.6.6.6, for=203.0.113.9 ; proto=HTTP;by=x     | 203.0.113.9   | HTTP",
        "for=\"[2001:db8:2::7]:4711\";host=a;proto=https    | 2001:db8:2::7 | HTTPS",
        "for=203.0.113.9;proto=https,for=10.1.9.9;proto=http| 203.0.113.9   | HTTPS",
        "proto=https                                        | 127.0.0.1     | HTTPS",
        "for=_hidden;proto=https                            | 127.0.0.1     | HTTPS",
        "for=\"6.6.6.6, for=203.0.113.9                     | 127.0.0.1     | UNKNOWN",
        "for==, =;,                                         | 127.0.0.1     | UNKNOWN",
      })
  void readsTheHeaderOfTheStandard(String forwarded, String client, Way way) throws Exception {
    assertThat(
            Arrival.through(InetAddress.getLoopbackAddress(), Hop.ofForwarded(forwarded), PROXIES))
        .isEqualTo(new Arrival(InetAddress.getByName(client), way));
  }

  @Test
  void readsALongHeaderToItsEnd() throws UnknownHostException {
    List<Hop> hops =
        Hop.ofForwarded("for=\"" + "a".repeat(8000) + "\",".repeat(300) + "for=1.2.3.4");
    assertThat(hops).last().isEqualTo(new Hop("", ""));
    assertThat(Hop.ofForwarded("for=x,".repeat(2000) + "for=1.2.3.4"))
        .hasSize(2001)
        .last()
        .isEqualTo(new Hop("1.2.3.4", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.org", "10.1.0.0/33", "10.1", "*", "10.1.0.0-9", "10.0.0.0/x"})
  void saysWhatToWriteInsteadOfNonsense(String text) {
    assertThatThrownBy(() -> TrustedProxies.parse("127.0.0.1," + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("psmail.http.trusted-proxies: write addresses and networks")
        .hasMessageContaining(text);
  }

  @Test
  void trustsNobodyByDefault() throws UnknownHostException {
    assertThat(TrustedProxies.parse("").trust(InetAddress.getLoopbackAddress())).isFalse();
  }
}
