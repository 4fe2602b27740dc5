package net.psmail.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HealthIT {

  private final Visitor monitor = new Visitor();

  @Test
  void theMailPortsAreACheckOfTheirOwnAndNoMatterOfReadiness() {
    HttpResponse<String> health = monitor.get("/health");
    assertThat(health.statusCode()).isEqualTo(200);
    JsonObject mail = check(health, "mail");
    assertThat(mail.getString("status")).isEqualTo("UP");
    assertThat(mail.getJsonObject("data").keySet())
        .containsExactlyInAnyOrder("imaps", "pop3s", "submissions");
    assertThat(monitor.get("/health/ready").body()).contains("portal").doesNotContain("mail");
  }

  private static JsonObject check(HttpResponse<String> health, String name) {
    try (JsonReader reader = Json.createReader(new StringReader(health.body()))) {
      return reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
          .filter(check -> check.getString("name").equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
