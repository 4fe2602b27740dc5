package net.psmail.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.77, 203.0.113.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "2001:db8:0:2::3, 2001:db8::/48",
    "::1, ::/48"
  })
  void keepsTheNetworkButNotTheHousehold(String address, String network)
      throws UnknownHostException {
    Origin origin = Origin.of(InetAddress.getByName(address), "x".repeat(500));
    assertThat(origin.network()).isEqualTo(network);
    assertThat(origin.userAgent()).hasSize(200);
  }
}
