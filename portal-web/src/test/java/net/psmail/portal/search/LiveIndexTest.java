package net.psmail.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.psmail.portal.content.Library;
import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

class LiveIndexTest {

  private final AtomicReference<Library> published =
      new AtomicReference<>(new Texts().english("Old", "The opening.").library());
  private final AtomicInteger read = new AtomicInteger();
  private final LiveIndex index =
      new LiveIndex(
          published::get,
          entry -> {
            read.incrementAndGet();
            return entry.markdown();
          });

  @Test
  void findsAPublicationOnceItIsRenewed() {
    assertThat(count("opening")).isEqualTo(1);
    published.set(new Texts().english("New", "A holiday.").library());
    index.renew();
    assertThat(count("holiday")).isEqualTo(1);
    assertThat(count("opening")).isZero();
  }

  @Test
  void makesNoReaderWaitForAnIndex() {
    index.renew();
    published.set(new Texts().english("New", "A holiday.").library());
    int before = read.get();
    assertThat(count("opening")).isEqualTo(1);
    assertThat(read).hasValue(before);
  }

  @Test
  void isMadeAnewOnlyForAnotherLibrary() {
    assertThat(index.renew()).isTrue();
    assertThat(index.renew()).isFalse();
    assertThat(read).hasValue(1);
  }

  private long count(String question) {
    return index.find(Question.of(question), Language.ENGLISH).total();
  }
}
