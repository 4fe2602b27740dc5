package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;
import static net.psmail.portal.trust.FactsJson.strings;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.signup.Reason;

/** Registrations as the API writes them. */
final class RegistrationJson {

  private RegistrationJson() {}

  static JsonObject waiting(Newcomer newcomer) {
    return Json.createObjectBuilder()
        .add("id", newcomer.id())
        .add("address", newcomer.address())
        .add("reasons", strings(newcomer.reasons().stream().map(Reason::word).toList()))
        .add("network", newcomer.network())
        .add("askedAt", moment(newcomer.askedAt()))
        .build();
  }

  static JsonObject decided(Newcomer newcomer, String decision) {
    return Json.createObjectBuilder()
        .add("id", newcomer.id())
        .add("address", newcomer.address())
        .add("decision", decision)
        .build();
  }
}
