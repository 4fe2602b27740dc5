package net.psmail.provisioning.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderMapTest {

  private final FolderMap map = new FolderMap('.', false);

  @ParameterizedTest
  @CsvSource({
    "INBOX, '', INBOX",
    "inbox, '', INBOX",
    "Elementos enviados, \\Sent, Sent",
    "Corbeille, \\HasNoChildren \\Trash, Trash",
    "Brouillons, \\drafts, Drafts",
    "Pourriel, \\Junk, Junk",
    "Gesendet, '', Sent",
    "ENTWÜRFE, '', Drafts",
    "Spam, '', Junk",
    "INBOX/Sent Items, '', Sent",
    "INBOX/Sent/2019, '', Sent.2019",
    "Work/Sent, '', Work.Sent",
    "Straße, '', Straße",
    "a.b/c*d%e, '', a-b.c-d-e",
    "#news, '', -news",
    "~old, '', -old",
    "' ~old', '', -old",
    "a~b#c, '', a~b#c",
    "R&D, '', R-D",
    "a\\b, '', a-b",
    "' ', '', -"
  })
  void leadsFoldersWhereTheirUseOrTheirNameIs(String path, String attributes, String target) {
    assertThat(map.target(List.of(path.split("/")), List.of(attributes.split(" "))))
        .isEqualTo(target);
  }

  @Test
  void keepsAllOfThemApartWhereThatIsWanted() {
    FolderMap apart = new FolderMap('/', true);
    assertThat(apart.target(List.of("INBOX"), List.of())).isEqualTo("Imported/Inbox");
    assertThat(apart.target(List.of("Sent"), List.of())).isEqualTo("Imported/Sent");
    assertThat(apart.target(List.of("a", "b.c"), List.of())).isEqualTo("Imported/a/b-c");
    assertThat(apart.instead()).isEqualTo("Imported/Inbox");
    assertThat(map.instead()).isEqualTo("INBOX");
  }

  @Test
  void makesNoNamesThatAMailServerRefusesForTheirLength() {
    assertThat(map.target(List.of("x".repeat(99), "y".repeat(99), "z".repeat(99)), List.of()))
        .isEqualTo("x".repeat(30) + "." + "y".repeat(30) + "." + "z".repeat(14));
  }

  @Test
  void passesOverFoldersThatOnlyShowMailsOfOthers() {
    assertThat(FolderMap.isView(List.of("\\HasNoChildren", "\\Flagged"))).isTrue();
    assertThat(FolderMap.isView(List.of("\\Important"))).isTrue();
    assertThat(FolderMap.isView(List.of("\\All"))).isFalse();
    assertThat(FolderMap.isAll(List.of("\\All"))).isTrue();
    assertThat(FolderMap.isAll(List.of("\\Sent"))).isFalse();
  }
}
