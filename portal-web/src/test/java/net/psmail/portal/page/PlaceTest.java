package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void readsTheLanguageFromThePrefix() {
    assertThat(Place.of("/de/help")).isEqualTo(new Place(Language.GERMAN, "/help"));
    assertThat(Place.of("/help")).isEqualTo(new Place(Language.ENGLISH, "/help"));
  }

  @Test
  void knowsTheHomePageOfALanguageWithAndWithoutASlash() {
    assertThat(Place.of("/de")).isEqualTo(new Place(Language.GERMAN, "/"));
    assertThat(Place.of("/de/")).isEqualTo(new Place(Language.GERMAN, "/"));
  }

  @Test
  void doesNotTakeAWordForALanguage() {
    assertThat(Place.of("/demo")).isEqualTo(new Place(Language.ENGLISH, "/demo"));
  }

  @Test
  void neverLeadsToAnotherHost() {
    assertThat(Place.of("/de//evil.test/x").path()).isEqualTo("/evil.test/x");
    assertThat(Place.of("///evil.test/x").path()).isEqualTo("/evil.test/x");
  }
}
