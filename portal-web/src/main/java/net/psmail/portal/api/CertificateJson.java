package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;
import static net.psmail.portal.trust.FactsJson.strings;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.psmail.certificates.order.CertificateAlarm;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.CertificateView.Happening;
import net.psmail.certificates.order.CertificateView.LeftOut;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.certificates.order.Declaration;
import net.psmail.certificates.order.DryRunView;
import net.psmail.certificates.order.TlsaView;
import net.psmail.certificates.order.TypedCertificate;
import net.psmail.portal.trust.FactsJson;
import org.jspecify.annotations.Nullable;

/** Certificates as the API writes them: every field is always there, and null when it is empty. */
final class CertificateJson {

  private CertificateJson() {}

  static JsonObject all(List<CertificateView> views) {
    return list("certificates", views, CertificateJson::one);
  }

  static JsonObject one(CertificateView view) {
    JsonObjectBuilder one =
        Json.createObjectBuilder()
            .add("id", view.id())
            .add("names", strings(view.wanted()))
            .add("state", view.state())
            .add("issuer", view.issuer())
            .add("managed", view.managed())
            .add("served", facts(view.served()));
    JsonArrayBuilder leftOut = Json.createArrayBuilder();
    view.leftOut().forEach(name -> leftOut.add(leftOut(name)));
    return one.add("leftOut", leftOut)
        .add("renewAt", view.renewAt() == null ? JsonValue.NULL : text(moment(view.renewAt())))
        .add("nextLook", moment(view.nextLook()))
        .add("failures", view.failures())
        .add("reason", text(view.reason()))
        .add("declaration", declaration(view))
        .add("overrules", view.origin().overrules())
        .build();
  }

  private static JsonValue declaration(CertificateView view) {
    Declaration declaration = view.origin().declaration();
    if (declaration == null) {
      return JsonValue.NULL;
    }
    TypedCertificate typed = declaration.typed();
    Instant setAside = declaration.setAsideAt();
    return Json.createObjectBuilder()
        .add("key", typed.key())
        .add("challenge", typed.challenge())
        .add("profile", unlessEmpty(typed.profile()))
        .add("issuers", strings(List.of(typed.issuers().split(" ", -1))))
        .add("place", unlessEmpty(typed.place()))
        .add("version", declaration.version())
        .add("setAsideAt", setAside == null ? JsonValue.NULL : text(moment(setAside)))
        .build();
  }

  private static JsonValue unlessEmpty(String text) {
    return text(text.isEmpty() ? null : text);
  }

  static JsonObject history(List<Happening> history) {
    return list("history", history, CertificateJson::happening);
  }

  static JsonObject look(List<Sight> sights, Instant at) {
    return Json.createObjectBuilder(list("listeners", sights, CertificateJson::sight))
        .add("at", moment(at))
        .build();
  }

  static JsonObject alarms(List<CertificateAlarm> alarms) {
    return list("alarms", alarms, CertificateJson::alarm);
  }

  static JsonObject tlsa(List<TlsaView> names) {
    return list("names", names, CertificateJson::tlsa);
  }

  static JsonObject dryRun(DryRunView run) {
    Instant end = run.finishedAt();
    String done = run.succeeded() ? "succeeded" : "failed";
    JsonArrayBuilder leftOut = Json.createArrayBuilder();
    run.leftOut().forEach(name -> leftOut.add(leftOut(name)));
    return Json.createObjectBuilder()
        .add("state", end == null ? "running" : done)
        .add("startedAt", moment(run.startedAt()))
        .add("finishedAt", end == null ? JsonValue.NULL : text(moment(end)))
        .add("detail", run.sentence())
        .add("leftOut", leftOut)
        .build();
  }

  private static JsonObject tlsa(TlsaView name) {
    JsonArrayBuilder records = Json.createArrayBuilder();
    name.records()
        .forEach(
            record ->
                records.add(
                    Json.createObjectBuilder()
                        .add("record", record.zoneLine())
                        .add("key", record.key())
                        .add("state", record.state())));
    return Json.createObjectBuilder()
        .add("owner", name.owner())
        .add("state", name.state())
        .add("signed", name.signed())
        .add("published", name.published())
        .add("detail", name.sentence())
        .add("records", records)
        .build();
  }

  private static JsonObject leftOut(LeftOut name) {
    return Json.createObjectBuilder().add("name", name.name()).add("reason", name.reason()).build();
  }

  private static JsonObject happening(Happening event) {
    return Json.createObjectBuilder()
        .add("at", moment(event.at()))
        .add("state", event.state())
        .add("issuer", text(event.issuer()))
        .add("reason", text(event.reason()))
        .build();
  }

  private static JsonObject sight(Sight sight) {
    return Json.createObjectBuilder()
        .add("listener", sight.listener())
        .add("port", sight.port())
        .add("state", sight.state())
        .add("detail", sight.sentence())
        .add("seen", facts(sight.seen()))
        .build();
  }

  private static JsonObject alarm(CertificateAlarm alarm) {
    return Json.createObjectBuilder()
        .add("id", alarm.id())
        .add("subject", alarm.subject())
        .add("kind", alarm.kind())
        .add("since", moment(alarm.since()))
        .add("detail", alarm.sentence())
        .build();
  }

  private static JsonValue facts(@Nullable CertificateStatus status) {
    return status == null ? JsonValue.NULL : FactsJson.of(status).build();
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? JsonValue.NULL : Json.createValue(text);
  }

  private static <T> JsonObject list(String name, List<T> rows, Function<T, JsonObject> row) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    rows.stream().map(row).forEach(array::add);
    return Json.createObjectBuilder().add(name, array).build();
  }
}
