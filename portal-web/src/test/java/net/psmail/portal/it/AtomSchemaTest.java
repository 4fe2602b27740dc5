package net.psmail.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema itself: it takes what is right, and finds what is wrong. */
class AtomSchemaTest {

  private static final String FEED =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <id>https://psmail.test/updates</id>
        <title>News</title>
        <updated>2026-01-02T03:04:05Z</updated>
        <link rel="self" href="https://psmail.test/updates/atom.xml"/>
        <author><name>PSMail</name></author>
        <entry>
          <id>tag:psmail.test,2026-01-01:one/en</id>
          <title>One</title>
          <updated>2026-01-01T00:00:00Z</updated>
          <link rel="alternate" href="https://psmail.test/updates/2026/one"/>
          <summary>It begins.</summary>
          <content type="html">&lt;p&gt;It begins.&lt;/p&gt;</content>
        </entry>
      </feed>
      """;

  @Test
  void takesAFeedThatIsRight() {
    assertThat(AtomSchema.faults(FEED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <title>News</title> | ~~
          <updated>2026-01-02T03:04:05Z</updated> | <updated>yesterday</updated>
          <author><name>PSMail</name></author> | ~~
          <title>One</title> | <title>One</title><title>Two</title>
          type="html" | type="htm"
          rel="self" href | rel="self" src
          tag:psmail.test | not-absolute
          <summary>It begins.</summary> | <words>It begins.</words>
          """)
  void findsWhatIsWrong(String right, String wrong) {
    String broken = FEED.replace(right, wrong);
    assertThat(broken).isNotEqualTo(FEED);
    assertThat(AtomSchema.faults(broken)).isNotEmpty();
  }

  @Test
  void anEntryWithoutContentLeadsToIt() {
    String bare =
        FEED.replaceAll("<content .*</content>", "").replaceAll("<link rel=\"alternate\".*/>", "");
    assertThat(AtomSchema.faults(bare)).isNotEmpty();
  }
}
