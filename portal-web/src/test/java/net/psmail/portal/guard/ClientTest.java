package net.psmail.portal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9,203.0.113.0/24",
    "2001:db8:1:2:3:4:5:6,2001:db8:1:2::/64",
    "2001:db8:1:2:ffff::1,2001:db8:1:2::/64",
  })
  void countsTriesForANetwork(String client, String network) throws UnknownHostException {
    assertThat(Client.network(InetAddress.getByName(client))).isEqualTo(network);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9,24,48,203.0.113.0/24",
    "203.0.113.9,16,32,203.0.0.0/16",
    "2001:db8:1:2::1,24,48,2001:db8:1::/48",
    "2001:db8:1:2::1,16,32,2001:db8::/32",
  })
  void countsRegistrationsForWiderNetworks(String client, int four, int six, String network)
      throws UnknownHostException {
    assertThat(Client.network(InetAddress.getByName(client), four, six)).isEqualTo(network);
  }
}
