package net.psmail.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Refusal;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.device.RefusedLogin.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource
  void areExplainedWhateverTheReason(Reason reason) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Refusal refusal = new Refusal("imap", "203.0.113.0/24", word, "Phone", 1, Instant.EPOCH);
    assertThat(TEXTS.text(refusal.because(), "Phone")).isNotEqualTo(refusal.because());
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {
        "REGISTERED",
        "SIGNED_IN",
        "RECOVERED",
        "SIGN_IN_REFUSED",
        "SECOND_STEP_ASKED",
        "SECOND_STEP_REFUSED",
        "PASSKEY_REFUSED",
        "RECOVERY_REFUSED"
      })
  void andSignInsHereHaveWordsToo(Act act) {
    String key = "signins.web." + act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(TEXTS.text(key)).isNotEqualTo(key);
  }
}
