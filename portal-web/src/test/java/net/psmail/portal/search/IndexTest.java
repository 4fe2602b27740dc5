package net.psmail.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.psmail.portal.content.Kind;
import net.psmail.portal.search.Index.Found;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.SearchView.Hit;
import net.psmail.portal.view.SearchView.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

  private static final Index ENGLISH =
      new Texts()
          .english("Registering a mailbox", "Choose a name and a long password. That is all.")
          .english(
              "Certificate warnings",
              "A program warns you when a server cannot prove itself. Stop, and look twice.")
          .english(
              "Public Wi-Fi",
              "Strange networks can read along. A certificate keeps them out, and TLS encrypts.")
          .english("Lost device", "Revoke the device’s password on the page of your devices.")
          .english("Secure e-mail, how it works", "S/MIME and OpenPGP seal a message.")
          .add(Kind.TERM, Language.ENGLISH, "Archive", "", "Where old letters lie.")
          .german("Zertifikat", "Deutsche Texte haben hier nichts verloren: password.")
          .in(Language.ENGLISH);

  private static final Index GERMAN =
      new Texts()
          .german("Den Schlüssel sichern", "Ihr Schlüssel öffnet das Postfach. Bewahren Sie ihn.")
          .german("Zertifikatswarnungen", "Zertifikate beweisen, wer ein Server ist.")
          .german("Über uns", "Wer wir sind und was wir tun, in Größe und Kürze.")
          .german("Das Gerätepasswort", "Jedes Mailprogramm bekommt ein eigenes.")
          .german("E-Mail-Adressen", "Wie man eine Adresse wählt.")
          .english("Certificate", "English texts have no place here: Postfach.")
          .in(Language.GERMAN);

  @ParameterizedTest
  @CsvSource({
    "register,Registering a mailbox",
    "registers,Registering a mailbox",
    "warned,Certificate warnings",
    "revoking,Lost device",
    "ENCRYPTING,Public Wi-Fi",
    "networks,Public Wi-Fi"
  })
  void findsOtherFormsOfAnEnglishWord(String question, String title) {
    assertThat(titles(ENGLISH, question)).startsWith(title);
  }

  @ParameterizedTest
  @CsvSource({
    "Zertifikaten,Zertifikatswarnungen",
    "Schlüsseln,Den Schlüssel sichern",
    "Postfaches,Den Schlüssel sichern",
    "Adresse,E-Mail-Adressen",
    "Server,Zertifikatswarnungen"
  })
  void findsOtherFormsOfAGermanWord(String question, String title) {
    assertThat(titles(GERMAN, question)).startsWith(title);
  }

  @ParameterizedTest
  @CsvSource({
    "Schlüssel,Den Schlüssel sichern",
    "Schluessel,Den Schlüssel sichern",
    "schlussel,Den Schlüssel sichern",
    "Größe,Über uns",
    "Groesse,Über uns",
    "öffnen,Den Schlüssel sichern",
    "oeffnet,Den Schlüssel sichern",
    "ueber uns,Über uns"
  })
  void readsUmlautsHoweverTheyAreTyped(String question, String title) {
    assertThat(titles(GERMAN, question)).startsWith(title);
  }

  @ParameterizedTest
  @CsvSource({
    "certficate,Certificate warnings",
    "cerificate,Certificate warnings",
    "registring,Registering a mailbox",
    "pasword,Registering a mailbox",
    "devcie,Lost device"
  })
  void forgivesTypingErrors(String question, String title) {
    assertThat(titles(ENGLISH, question)).contains(title);
  }

  @Test
  void forgivesTypingErrorsOfGermansToo() {
    assertThat(titles(GERMAN, "Zertifkate")).startsWith("Zertifikatswarnungen");
    assertThat(titles(GERMAN, "Schlüsel")).startsWith("Den Schlüssel sichern");
  }

  @Test
  void doesNotGuessAtShortWords() {
    assertThat(titles(ENGLISH, "TLX")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cert,Certificate warnings",
    "certifica,Certificate warnings",
    "lost dev,Lost device",
    "ar,Archive"
  })
  void takesTheLastWordForABeginning(String question, String title) {
    assertThat(titles(ENGLISH, question)).startsWith(title);
  }

  @Test
  void takesNoOtherWordForABeginning() {
    Index index =
        new Texts()
            .english("One", "Certificates and mail")
            .english("Two", "Certificates and mail")
            .english("Three", "Certificates and mail")
            .english("Four", "A cert by mail")
            .english("Five", "A cert by mail")
            .english("Six", "A cert by mail")
            .in(Language.ENGLISH);
    assertThat(titles(index, "cert mail")).containsExactlyInAnyOrder("Four", "Five", "Six");
  }

  @Test
  void takesTheMostFrequentWordsOfManyThatBeginAlike() {
    Texts texts = new Texts();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      texts.english("Rare " + letter, "se" + letter + "rare");
    }
    Index index = texts.english("A", "sezure").english("B", "sezure").in(Language.ENGLISH);
    assertThat(titles(index, "se")).contains("A", "B");
  }

  @Test
  void findsAWordWithinACompound() {
    assertThat(titles(GERMAN, "Passwort")).containsExactly("Das Gerätepasswort");
  }

  @ParameterizedTest
  @CsvSource({
    "email,'Secure e-mail, how it works'",
    "e-mail,'Secure e-mail, how it works'",
    "smime,'Secure e-mail, how it works'",
    "S/MIME,'Secure e-mail, how it works'"
  })
  void readsAJoinedLetterWithAndWithoutItsJoint(String question, String title) {
    assertThat(titles(ENGLISH, question)).startsWith(title);
  }

  @Test
  void putsAMatchInTheTitleFirst() {
    Index index =
        new Texts()
            .add(
                Kind.ARTICLE,
                Language.ENGLISH,
                "Mail",
                "All of the mail",
                "certificate certificate certificate, certificate and certificate")
            .add(Kind.ARTICLE, Language.ENGLISH, "Trust", "All of a certificate", "It is long.")
            .add(
                Kind.ARTICLE,
                Language.ENGLISH,
                "The certificate",
                "All of a text",
                "What it is, in many words that do not name it again.")
            .in(Language.ENGLISH);
    assertThat(titles(index, "certificate")).containsExactly("The certificate", "Trust", "Mail");
  }

  @Test
  void wantsAllWordsThatSaySomething() {
    assertThat(titles(ENGLISH, "how do I get rid of the warnings of a certificate?"))
        .startsWith("Certificate warnings");
    assertThat(titles(GERMAN, "über uns")).startsWith("Über uns");
  }

  @Test
  void everyLanguageFindsItsOwnTextsOnly() {
    assertThat(titles(GERMAN, "Postfach")).containsExactly("Den Schlüssel sichern");
    assertThat(titles(GERMAN, "certificate")).doesNotContain("Certificate");
    assertThat(titles(ENGLISH, "Zertifikat")).doesNotContain("Zertifikat");
  }

  @Test
  void marksTheWordsThatWereFound() {
    Hit first = ENGLISH.find(Question.of("warning proves")).hits().get(0);
    assertThat(marked(first.title())).containsExactly("warnings");
    assertThat(marked(first.excerpt())).containsExactly("warns", "prove");
    assertThat(text(first.excerpt())).startsWith("A program warns you when a server");
    assertThat(marked(GERMAN.find(Question.of("email")).hits().get(0).title()))
        .containsExactly("E-Mail");
  }

  @Test
  void showsTheSummaryWhereTheTextHasNoneOfTheWords() {
    Index index =
        new Texts()
            .add(Kind.FAQ, Language.ENGLISH, "Who are you?", "About the provider.", "People.")
            .english("You", "Nothing else is here.")
            .in(Language.ENGLISH);
    List<Hit> hits = index.find(Question.of("you")).hits();
    assertThat(hits.stream().map(hit -> text(hit.excerpt())))
        .containsExactlyInAnyOrder("About the provider.", "Nothing else is here.");
  }

  @Test
  void keepsExcerptsShort() {
    Index index =
        new Texts().english("Long", "word ".repeat(3_000) + "needle").in(Language.ENGLISH);
    String excerpt = text(index.find(Question.of("needle")).hits().get(0).excerpt());
    assertThat(excerpt).startsWith("… word").contains("needle").hasSizeLessThan(400);
  }

  @Test
  void countsAllAndShowsTheBest() {
    Texts texts = new Texts();
    for (int i = 0; i < 50; i++) {
      texts.english("Mail " + i, "Letters.");
    }
    Found found = texts.in(Language.ENGLISH).find(Question.of("mail"));
    assertThat(found.total()).isEqualTo(50);
    assertThat(found.hits()).hasSize(20);
  }

  @Test
  void suggestsWithoutExcerpts() {
    Found found = ENGLISH.suggest(Question.of("certif"));
    assertThat(found.hits())
        .extracting(hit -> text(hit.title()))
        .startsWith("Certificate warnings");
    assertThat(found.hits()).allMatch(hit -> hit.excerpt().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "title:certificate^9 AND (",
        "\"unclosed",
        "*:* OR ~2 [a TO b}",
        "wild* ?ard /reg.*ex/ \\",
        "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
        "\u0000\uD800 \uFFFF",
        "日本語 🙂",
        "%00' OR 1=1 --"
      })
  void takesNothingForSyntax(String question) {
    assertThat(ENGLISH.find(Question.of(question)).total()).isBetween(0L, 6L);
  }

  @Test
  void answersAQuestionOfManyWords() {
    String question = "certificate " + "a1 b2 c3 d4 e5 f6 g7 h8 ".repeat(20);
    assertThat(titles(ENGLISH, question)).isEmpty();
    assertThat(titles(ENGLISH, "certificate ".repeat(1_000))).startsWith("Certificate warnings");
  }

  @Test
  void findsNothingInAnEmptyLibrary() {
    assertThat(new Texts().in(Language.GERMAN).find(Question.of("Postfach")).total()).isZero();
  }

  private static List<String> titles(Index index, String question) {
    return index.find(Question.of(question)).hits().stream().map(hit -> text(hit.title())).toList();
  }

  private static String text(List<Part> parts) {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  private static List<String> marked(List<Part> parts) {
    return parts.stream().filter(Part::found).map(Part::text).toList();
  }
}
