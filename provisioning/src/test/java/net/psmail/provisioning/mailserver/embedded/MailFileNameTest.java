package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailFileNameTest {

  @Test
  void keepsNumberDateSizeAndFlags() {
    MailFileName names = new MailFileName(List.of("$Junk"));
    StoredMail mail = new StoredMail(17, 1_763_900_000_000L, 4321, Set.of("\\Seen", "$Junk"), true);

    String name = names.of(mail);

    assertThat(name).isEqualTo("17.1763900000000.4321.aS.p7m");
    assertThat(names.read(name))
        .hasValueSatisfying(
            read -> {
              assertThat(read.uid()).isEqualTo(17);
              assertThat(read.received()).isEqualTo(1_763_900_000_000L);
              assertThat(read.size()).isEqualTo(4321);
              assertThat(read.flags()).containsExactlyInAnyOrder("\\Seen", "$Junk");
              assertThat(read.recent()).isFalse();
            });
  }

  @Test
  void ignoresFilesOfOthers() {
    assertThat(new MailFileName(List.of()).read("notes.txt")).isEmpty();
  }

  @Test
  void learnsNoMoreKeywordsThanThereAreLetters() {
    MailFileName names = new MailFileName(List.of());
    Set<String> keywords = new TreeSet<>();
    IntStream.range(0, 30).forEach(i -> keywords.add("keyword" + i));

    assertThat(names.learn(keywords)).isTrue();

    assertThat(names.keywords()).hasSize(26);
    assertThat(names.keepable(keywords)).hasSize(26);
    assertThat(names.learn(keywords)).isFalse();
  }
}
