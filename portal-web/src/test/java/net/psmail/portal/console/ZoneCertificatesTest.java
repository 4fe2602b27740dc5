package net.psmail.portal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.psmail.certificates.order.TlsaView;
import net.psmail.certificates.order.TlsaView.Line;
import org.junit.jupiter.api.Test;

class ZoneCertificatesTest {

  private static final String OWNER = "_25._tcp.mail.test";

  @Test
  void wantsTheKeysOfAllCertificatesThatAreServedAtAName() {
    List<TlsaView> names =
        List.of(name("ripe", "current aa", "next bb", "former cc"), name("waiting", "current dd"));

    assertThat(ZoneCertificates.tlsa(names))
        .containsOnlyKeys(OWNER)
        .containsEntry(OWNER, List.of("3 1 1 aa", "3 1 1 bb", "3 1 1 dd"));
  }

  @Test
  void wantsNoneWhereTheyAreToGo() {
    assertThat(ZoneCertificates.tlsa(List.of(name("leaving", "current aa")))).isEmpty();
  }

  private static TlsaView name(String state, String... keys) {
    List<Line> lines =
        Stream.of(keys)
            .map(key -> key.split(" ", -1))
            .map(
                key -> new Line(OWNER + ". 60 IN TLSA 3 1 1 " + key[1], key[0], "ripe", null, null))
            .toList();
    return new TlsaView(OWNER, 60, lines, state, null, true, false, null, "");
  }
}
