package net.psmail.portal.status;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

  /** Those of one group are written in upper case. */
  private static final List<String> ALL = List.of("A", "x", "B", "y", "C");

  private static final List<String> GROUP = List.of("A", "B", "C");

  private static String moved(String id, boolean up) {
    return String.join(
        "",
        Order.moved(ALL, GROUP, id, up).getJsonArray("ids").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList());
  }

  @Test
  void passesTheNeighbourOfItsGroupAndLeavesTheOthersWhereTheyAre() {
    assertThat(moved("B", true)).isEqualTo("BxAyC");
    assertThat(moved("B", false)).isEqualTo("AxCyB");
  }

  @Test
  void staysWhereItIsAtTheEnds() {
    assertThat(moved("A", true)).isEqualTo("AxByC");
    assertThat(moved("C", false)).isEqualTo("AxByC");
  }

  @Test
  void leadsToTheButtonThatCanBePressedNext() {
    assertThat(Order.button(GROUP, "C", true)).isEqualTo("up-C");
    assertThat(Order.button(GROUP, "B", true)).isEqualTo("down-B");
    assertThat(Order.button(GROUP, "A", false)).isEqualTo("down-A");
    assertThat(Order.button(GROUP, "B", false)).isEqualTo("up-B");
  }
}
