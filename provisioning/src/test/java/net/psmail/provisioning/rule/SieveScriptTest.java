package net.psmail.provisioning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import org.junit.jupiter.api.Test;

class SieveScriptTest {

  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          List.of("ada@psmail.test", "books@psmail.test"),
          List.of("postmaster@psmail.test"),
          SpamHeader.parse("X-Spam: Yes"));

  private static final Vacation VACATION =
      new Vacation(
          Optional.of(LocalDate.parse("2026-12-20")),
          Optional.of(LocalDate.parse("2027-01-06")),
          "I am \"away\"",
          "Back soon.\n.\nYours",
          3);

  @Test
  void putsSpamAsideAndKeepsLettersOfTheProviderBeforeAllElse() {
    String script = script(Rules.USUAL);
    assertThat(script)
        .contains("if anyof (header :is \"X-Spam\" \"Yes\") {\r\n  fileinto :create \"Junk\";")
        .contains(
            "if address :all :is \"from\" [\"postmaster@psmail.test\"] {\r\n  keep;\r\n  stop;")
        .doesNotContain("redirect", "vacation");
    assertThat(script.indexOf("Junk")).isLessThan(script.indexOf("postmaster"));
  }

  @Test
  void knowsNoSpamForWhomItIsSwitchedOff() {
    assertThat(script(new Rules(false, List.of(), true, Optional.empty(), List.of())))
        .doesNotContain("Junk", "require");
  }

  @Test
  void answersOnTheDaysOfAbsenceAndNeverAList() {
    String script = script(rules(List.of(), true, Optional.of(VACATION)));
    assertThat(script)
        .contains("currentdate :value \"ge\" \"date\" \"2026-12-20\"")
        .contains("currentdate :value \"le\" \"date\" \"2027-01-06\"")
        .contains("not exists \"list-id\"")
        .contains("vacation :days 3 :subject \"I am \\\"away\\\"\" :addresses")
        .contains("[\"ada@psmail.test\", \"books@psmail.test\"] \"Back soon.\r\n.\r\nYours\";")
        .contains("\"date\", ", "\"relational\", ", "\"vacation\"");
  }

  @Test
  void keepsWhatItSendsOnOrNot() {
    List<String> elsewhere = List.of("ada@example.org", "b@example.net");
    assertThat(script(rules(elsewhere, true, Optional.empty())))
        .contains(
            "redirect :copy \"ada@example.org\";\r\n  redirect :copy \"b@example.net\";\r\n}");
    assertThat(script(rules(elsewhere, false, Optional.empty())))
        .contains("redirect \"ada@example.org\";\r\n  redirect \"b@example.net\";\r\n  stop;");
  }

  @Test
  void sendsNothingOnThatComesFromHere() {
    assertThat(script(rules(List.of("ada@example.org"), true, Optional.empty())))
        .contains("if allof (not header :is \"x-sieve-redirected-from\" \"ada@psmail.test\", ")
        .doesNotContain("not anyof");
  }

  @Test
  void sendsNoReportOnThatHasNoSender() {
    assertThat(script(rules(List.of("ada@example.org"), false, Optional.empty())))
        .contains("require [\"envelope\", ")
        .contains("not envelope :is \"from\" \"\") {\r\n  redirect \"ada@example.org\";");
  }

  @Test
  void neitherAnswersNorSendsOnSpamThatStaysInTheInbox() {
    Rules rules =
        new Rules(false, List.of("ada@example.org"), true, Optional.of(VACATION), List.of());
    String noSpam = "if allof (not anyof (header :is \"X-Spam\" \"Yes\"), ";
    assertThat(script(rules))
        .contains(noSpam + "currentdate", noSpam + "not header :is \"x-sieve-redirected-from\"");
  }

  @Test
  void filesAloneForWhomMayNotSend() {
    Filter filter =
        new Filter(Part.LIST, Way.CONTAINS, "dev", Optional.of("Dev"), false, false, false);
    Rules rules =
        new Rules(true, List.of("ada@example.org"), false, Optional.of(VACATION), List.of(filter));
    assertThat(script(rules.silent()))
        .contains("fileinto :create \"Junk\"", "fileinto :create \"Dev\"")
        .doesNotContain("redirect \"", "vacation");
  }

  @Test
  void writesEachFilterInItsPlace() {
    Filter first =
        new Filter(Part.LIST, Way.CONTAINS, "dev", Optional.of("Lists/Dev"), true, true, true);
    Filter second =
        new Filter(Part.TO, Way.IS, "ada@psmail.test", Optional.empty(), true, false, false);
    assertThat(script(new Rules(false, List.of(), true, Optional.empty(), List.of(first, second))))
        .contains(
            """
            if header :contains "list-id" "dev" {
              addflag "\\\\Seen";
              addflag "\\\\Flagged";
              fileinto :create "Lists/Dev";
              stop;
            }
            if address :all :is ["to", "cc"] "ada@psmail.test" {
              addflag "\\\\Seen";
            }
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void letsNoWordOfAMemberBecomeACommand() {
    String evil = "\" { discard; } #\\";
    Filter filter =
        new Filter(Part.SUBJECT, Way.CONTAINS, evil, Optional.of("A;} stop;"), false, false, true);
    Vacation vacation =
        new Vacation(Optional.empty(), Optional.empty(), evil, "\";\ndiscard;\n.\n" + evil, 1);
    ScriptStrings read =
        ScriptStrings.of(
            script(
                new Rules(
                    true, List.of("a@b.example"), true, Optional.of(vacation), List.of(filter))));
    assertThat(read.strings()).contains(evil, "A;} stop;", vacation.text().replace("\n", "\r\n"));
    assertThat(read.code()).doesNotContain("discard", "#", "\\");
    assertThat(read.code().chars().filter(c -> c == '{').count())
        .isEqualTo(read.code().chars().filter(c -> c == '}').count())
        .isEqualTo(5);
  }

  private static Rules rules(List<String> to, boolean copy, Optional<Vacation> vacation) {
    return new Rules(true, to, copy, vacation, List.of());
  }

  private static String script(Rules rules) {
    return SieveScript.of(rules, SURROUNDINGS);
  }
}
