package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import net.psmail.portal.trust.FactsJson;
import net.psmail.portal.view.BulkView;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkKind;
import net.psmail.provisioning.bulk.BulkLine;

/** Acts on many accounts as the API writes them. */
final class BulkJson {

  private BulkJson() {}

  static JsonObject bulk(Bulk bulk) {
    JsonObjectBuilder counts = Json.createObjectBuilder();
    for (BulkLine.State state : BulkLine.State.values()) {
      counts.add(Words.of(state), bulk.count(state));
    }
    return Json.createObjectBuilder()
        .add("id", bulk.id())
        .add("state", Words.of(bulk.state()))
        .add("digest", bulk.digest())
        .add("madeBy", bulk.madeBy())
        .add("madeAt", moment(bulk.madeAt()))
        .add("endsAt", moment(bulk.endsAt()))
        .add("orderedAt", text(bulk.orderedAt().map(FactsJson::moment)))
        .add("finishedAt", text(bulk.finishedAt().map(FactsJson::moment)))
        .add("lines", counts)
        .build();
  }

  static JsonObject line(BulkView.Line line) {
    boolean quota = line.fault() == null && line.act().equals(BulkKind.QUOTA.word());
    return Json.createObjectBuilder()
        .add("number", line.number())
        .add("address", line.address())
        .add("account", number(Optional.ofNullable(line.account())))
        .add("act", line.act())
        .add("value", line.value())
        .add("reason", line.reason())
        .add("state", line.state())
        .add("fault", AccountJson.text(line.fault()))
        .add("column", AccountJson.text(line.column()))
        .add("sameAs", number(Optional.of((long) line.other()).filter(other -> other > 0)))
        .add("bytes", number(Optional.of(line.bytes()).filter(bytes -> quota)))
        .add("bytesBefore", number(Optional.of(line.bytesBefore()).filter(bytes -> quota)))
        .add("suspendedBefore", line.replaces())
        .add("refusal", AccountJson.text(line.refusal()))
        .build();
  }

  private static JsonValue text(Optional<String> text) {
    return AccountJson.text(text.orElse(null));
  }

  private static JsonValue number(Optional<Long> number) {
    return number.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
  }
}
