package net.psmail.provisioning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import org.junit.jupiter.api.Test;

class SortedMailTest {

  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          List.of("ada@psmail.test"),
          List.of("postmaster@psmail.test"),
          SpamHeader.parse("X-Spam: Yes, X-Spam-Flag: YES"));

  private static final Map<String, List<String>> FROM_A_SHOP =
      Map.of(
          "From", List.of("The Shop <Offers@shop.test>"),
          "To", List.of("x@psmail.test, Ada <ada@psmail.test>"),
          "Subject", List.of("Große Angebote"),
          "List-Id", List.of("News <news.shop.test>"));

  @Test
  void leavesMailInInboxOfWhichNothingIsSaid() {
    assertThat(sorted(FROM_A_SHOP)).containsExactly(Placement.in("INBOX"));
  }

  @Test
  void putsIntoJunkWhatTheFilterCallsSpam() {
    Map<String, List<String>> spam = Map.of("X-Spam-Flag", List.of(" yes"));
    assertThat(sorted(spam)).containsExactly(Placement.in("Junk"));
    Rules without = new Rules(false, List.of(), true, Optional.empty(), List.of());
    assertThat(sort(spam, without)).containsExactly(Placement.in("INBOX"));
  }

  @Test
  void looksAtEachPartInBothWays() {
    assertThat(fits(Part.FROM, Way.CONTAINS, "shop")).isTrue();
    assertThat(fits(Part.FROM, Way.IS, "offers@shop.test")).isTrue();
    assertThat(fits(Part.FROM, Way.IS, "shop.test")).isFalse();
    assertThat(fits(Part.TO, Way.IS, "ada@psmail.test")).isTrue();
    assertThat(fits(Part.SUBJECT, Way.CONTAINS, "grosse")).isFalse();
    assertThat(fits(Part.SUBJECT, Way.IS, "große angebote")).isTrue();
    assertThat(fits(Part.LIST, Way.CONTAINS, "news.shop")).isTrue();
  }

  @Test
  void marksAndFilesInOrderUntilARuleStops() {
    Filter marks = filter("shop", Optional.empty(), true, false);
    Filter files = filter("shop", Optional.of("Shops"), false, false);
    Filter again = filter("shop", Optional.of("Shops"), false, false);
    Filter stops = filter("shop", Optional.of("Trash"), false, true);
    Filter late = filter("shop", Optional.of("Late"), false, false);
    assertThat(sorted(FROM_A_SHOP, marks, files, again, stops, late))
        .containsExactly(new Placement("Shops", true, false), new Placement("Trash", true, false));
  }

  @Test
  void touchesNoLetterOfTheProvider() {
    Map<String, List<String>> letter = Map.of("From", List.of("PSMail <postmaster@psmail.test>"));
    assertThat(sorted(letter, filter("psmail", Optional.of("Trash"), true, true)))
        .containsExactly(Placement.in("INBOX"));
  }

  private static boolean fits(Part part, Way way, String words) {
    Filter filter = new Filter(part, way, words, Optional.of("Found"), false, false, false);
    return sorted(FROM_A_SHOP, filter).equals(List.of(Placement.in("Found")));
  }

  private static Filter filter(String words, Optional<String> folder, boolean seen, boolean stops) {
    return new Filter(Part.FROM, Way.CONTAINS, words, folder, seen, false, stops);
  }

  private static List<Placement> sorted(Map<String, List<String>> headers, Filter... filters) {
    return sort(headers, new Rules(true, List.of(), true, Optional.empty(), List.of(filters)));
  }

  private static List<Placement> sort(Map<String, List<String>> headers, Rules rules) {
    return new SortedMail(name -> headers.getOrDefault(name, List.of())).by(rules, SURROUNDINGS);
  }
}
