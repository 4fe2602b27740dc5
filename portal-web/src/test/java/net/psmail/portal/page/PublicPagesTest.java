package net.psmail.portal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.psmail.portal.site.NoticesChanged;
import org.junit.jupiter.api.Test;

class PublicPagesTest {

  private static final PageKey HOME = new PageKey("/", "");

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final PublicPages pages =
      new PublicPages(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void keepsAPage() {
    Answer answer = keep();
    assertThat(pages.find(HOME)).isSameAs(answer);
  }

  @Test
  void whenTheNoticesChangeOneRequestMakesThePageAnewAndTheOthersGetTheOldOne() {
    Answer old = keep();
    pages.renewAll(new NoticesChanged());
    assertThat(pages.find(HOME)).isNull();
    assertThat(pages.find(HOME)).isSameAs(old);
  }

  @Test
  void aPageThatHasGrownOldIsMadeAnew() {
    keep();
    now = now.plusSeconds(61);
    assertThat(pages.find(HOME)).isNull();
    Answer fresh = keep();
    assertThat(pages.find(HOME)).isSameAs(fresh);
  }

  @Test
  void whenMakingAnewFailsTheNextRequestTries() {
    keep();
    pages.renewAll(new NoticesChanged());
    assertThat(pages.find(HOME)).isNull();
    pages.giveUp(HOME);
    assertThat(pages.find(HOME)).isNull();
  }

  @Test
  void nobodyGetsAPageThatIsNoMore() {
    keep();
    pages.renewAll(new NoticesChanged());
    assertThat(pages.find(HOME)).isNull();
    pages.forget(HOME);
    assertThat(pages.find(HOME)).isNull();
  }

  @Test
  void aPageWhoseMakingBeganBeforeTheChangeIsOldAlready() {
    long edition = pages.edition();
    pages.renewAll(new NoticesChanged());
    pages.keep(HOME, edition, answer());
    assertThat(pages.find(HOME)).isNull();
  }

  @Test
  void whenTheSearchIndexIsAnotherAnswersToQuestionsAreMadeAnew() {
    PageKey question = new PageKey("/search", "q=key");
    pages.keep(question, pages.edition(), answer());
    assertThat(pages.find(question)).isNotNull();
    pages.renewAll(new Outdated());
    assertThat(pages.find(question)).isNull();
  }

  @Test
  void whoAsksMuchPushesNoPageOut() {
    Answer home = keep();
    for (int number = 0; number < 5_000; number++) {
      pages.keep(new PageKey("/search", "q=" + number), pages.edition(), answer());
    }
    assertThat(pages.find(HOME)).isSameAs(home);
  }

  private Answer keep() {
    Answer answer = answer();
    pages.keep(HOME, pages.edition(), answer);
    return answer;
  }

  private static Answer answer() {
    return new Answer("text/html", "en", "no-cache", "page".getBytes(UTF_8));
  }
}
