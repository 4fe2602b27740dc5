package net.psmail.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.psmail.portal.content.Kind;
import net.psmail.portal.desk.Typed.Act;
import org.junit.jupiter.api.Test;

class TypedTest {

  @Test
  void readsATextAsItIsKept() {
    Typed typed =
        typed(
            Kind.ARTICLE,
            Map.of(
                "base", "3",
                "act", "publish",
                "title", "  Größe \r\n wählen ",
                "markdown", "one\r\ntwo\r\n",
                "order", "10",
                "url", "https://not-of-this-kind.example/"));
    assertThat(typed.base()).isEqualTo(3);
    assertThat(typed.act()).isEqualTo(Act.PUBLISH);
    assertThat(typed.wording().title()).isEqualTo("Größe wählen");
    assertThat(typed.wording().slug()).isEqualTo("groesse-waehlen");
    assertThat(typed.wording().markdown()).isEqualTo("one\ntwo");
    assertThat(typed.wording().fields()).containsExactly(Map.entry("order", "10"));
  }

  @Test
  void readsTheMomentInTheZoneOfTheAuthor() {
    Map<String, String> moment = Map.of("day", "2026-12-24", "time", "18:00");
    assertThat(typed(Kind.NEWS, moment).at()).contains(Instant.parse("2026-12-24T18:00:00Z"));
    Map<String, String> inBerlin = new HashMap<>(moment);
    inBerlin.put("zone", "Europe/Berlin");
    assertThat(typed(Kind.NEWS, inBerlin).at()).contains(Instant.parse("2026-12-24T17:00:00Z"));
    inBerlin.put("zone", "Nowhere/Land");
    assertThat(typed(Kind.NEWS, inBerlin).at()).isEmpty();
    assertThat(typed(Kind.NEWS, Map.of("day", "tomorrow")).at()).isEmpty();
  }

  private static Typed typed(Kind kind, Map<String, String> fields) {
    MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
    fields.forEach(form::putSingle);
    return Typed.of(kind, form);
  }
}
