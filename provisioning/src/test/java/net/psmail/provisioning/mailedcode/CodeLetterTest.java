package net.psmail.provisioning.mailedcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import net.psmail.provisioning.outgoing.Letter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeLetterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T03:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void holdsTheCodeInTheTextAloneAndNamesNoMailboxInBothLanguages(boolean ofMember) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      Letter letter =
          new CodeLetter("ada@elsewhere.example", language, "PSMail", ofMember)
              .with("abcd-2345-efgh", "code.1", CLOCK);
      assertThat(letter.subject()).contains("PSMail").doesNotContain("abcd", "{");
      assertThat(letter.text()).contains("abcd-2345-efgh").doesNotContain("{", "@");
    }
  }
}
