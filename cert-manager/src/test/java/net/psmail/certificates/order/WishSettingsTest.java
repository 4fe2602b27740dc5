package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.install.SniMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishSettingsTest {

  @ParameterizedTest
  @CsvSource({"hash, HASH", "btree, BTREE", "cdb, CDB", "lmdb, LMDB"})
  void takesATableOfServerNames(String kind, SniMap.Type type) {
    assertThat(wish(kind + ":/etc/postfix/sni").sniMap())
        .contains(new SniMap(Path.of("/etc/postfix/sni"), type, null));
  }

  @Test
  void needsNone() {
    assertThat(wish("").sniMap()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/postfix/sni", "hash:sni", "mysql:/etc/postfix/sni", "hash:", ":/a"})
  void saysWhatToWriteInstead(String text) {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> wish(text))
        .withMessageStartingWith("psmail.certificate.other.sni-map: write the kind and")
        .withMessageContaining("hash:/etc/postfix/sni");
  }

  private static Wish wish(String sniMap) {
    MapConfig config =
        new MapConfig(
            Map.of(
                "psmail.certificate.other.names", "mail.other.test",
                "psmail.certificate.other.file", "/etc/postfix/other.pem",
                "psmail.certificate.other.sni-map", sniMap));
    return new WishSettings(new Settings(config), "other", List.of("local")).own();
  }
}
