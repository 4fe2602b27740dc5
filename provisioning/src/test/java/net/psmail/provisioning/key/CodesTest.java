package net.psmail.provisioning.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  private static final String GROUP = "[0-9a-hjkmnp-tv-z]{4}";

  private final Codes codes = new Codes(new SecureRandom());

  @Test
  void makesDevicePasswordsOfSevenGroups() {
    assertThat(codes.devicePassword()).matches(GROUP + "(-" + GROUP + "){6}");
  }

  @Test
  void makesRecoveryCodesOfEightGroups() {
    assertThat(codes.recoveryCode()).matches(GROUP + "(-" + GROUP + "){7}");
  }

  @Test
  void makesTokensOf256Bits() {
    assertThat(codes.token()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(codes.token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"k7pm-4wx0-1111", "K7PM4WX01111", " k7pm 4wxo–iLl1 "})
  void understandsACodeHoweverItIsTyped(String typed) {
    assertThat(Codes.asMeant(typed)).isEqualTo("k7pm4wx01111");
  }
}
