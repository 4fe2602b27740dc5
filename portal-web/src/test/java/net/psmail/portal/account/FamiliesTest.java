package net.psmail.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.SetupView.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IPHONE | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "IPHONE | Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1",
        "MAC | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
        "ANDROID | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/138.0.0.0 Mobile Safari/537.36",
        "ANDROID | Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
        "WINDOWS | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101"
            + " Firefox/140.0",
        "LINUX | Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "UNKNOWN | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/138.0.0.0 Safari/537.36",
        "UNKNOWN | Lynx/2.9.0"
      })
  void areKnownByWhatTheBrowserCallsItself(Family family, String userAgent) {
    assertThat(Families.recognised(null, userAgent)).isEqualTo(family);
  }

  @Test
  void areKnownMoreSurelyByTheHint() {
    assertThat(Families.recognised("\"Android\"", "Mozilla/5.0 (X11; Linux x86_64)"))
        .isEqualTo(Family.ANDROID);
    assertThat(Families.recognised("\"Unknown\"", "Mozilla/5.0 (Windows NT 10.0)"))
        .isEqualTo(Family.WINDOWS);
  }

  @Test
  void areNotKnownFromNothing() {
    assertThat(Families.recognised(null, null)).isEqualTo(Family.UNKNOWN);
    assertThat(Families.chosen("toaster")).isEmpty();
    assertThat(Families.chosen("android")).contains(Family.ANDROID);
  }
}
