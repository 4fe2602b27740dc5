package net.psmail.portal.status;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of things on the status page, one place changed. */
final class Order {

  private Order() {}

  /**
   * All with one of them before or after its neighbour; as they are when it has none there.
   *
   * @param all the ids in their order
   * @param together those among which it moves, it among them, in the same order
   */
  static JsonObject moved(List<String> all, List<String> together, String id, boolean up) {
    int at = together.indexOf(id);
    int neighbour = up ? at - 1 : at + 1;
    List<String> order = new ArrayList<>(all);
    if (neighbour >= 0 && neighbour < together.size()) {
      Collections.swap(order, all.indexOf(id), all.indexOf(together.get(neighbour)));
    }
    JsonArrayBuilder ids = Json.createArrayBuilder();
    order.forEach(ids::add);
    return Json.createObjectBuilder().add("ids", ids).build();
  }

  /** The button that goes on moving it the same way, or the other where that is not possible. */
  static String button(List<String> together, String id, boolean up) {
    int after = together.indexOf(id) + (up ? -1 : 1);
    boolean further = up ? after > 0 : after < together.size() - 1;
    return (up == further ? "up-" : "down-") + id;
  }
}
