package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DatabaseFaultIT {

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor visitor = new Visitor();

  @Test
  void withoutADatabaseThePortalSaysSoAndWorksAgainWhenItIsBack() {
    Document form = visitor.page("/register");
    Map<String, String> typed =
        Map.of("localPart", "patient", "domain", "psmail.test", "password", Visitor.PASSWORD);
    portal.database().stop();
    try {
      HttpResponse<String> refused = visitor.fill(form, "/register", typed);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(Visitor.page(refused).select("h1").text()).isEqualTo("Back in a moment");
      assertThat(header(refused, "Retry-After")).isNotEmpty();
      HttpResponse<String> asked = visitor.get("/api/v1/accounts", Tokens.with(Tokens.UNKNOWN));
      assertThat(asked.statusCode()).isEqualTo(503);
      assertThat(header(asked, "Retry-After")).isNotEmpty();
      assertThat(asked.body()).contains("urn:psmail:problem:database-unavailable");
      assertThat(visitor.get("/").statusCode()).isEqualTo(200);
      assertThat(portal.isReady()).isFalse();
    } finally {
      portal.database().start();
    }
    await().atMost(Duration.ofSeconds(30)).until(portal::isReady);
    assertThat(rowsOfTheMember()).as("nothing half made").containsOnly(0L);
    assertThat(visitor.fill(form, "/register", typed).statusCode()).isEqualTo(303);
    assertThat(rowsOfTheMember()).as("made once").containsOnly(1L);
  }

  private long[] rowsOfTheMember() {
    String address = "patient@psmail.test";
    return new long[] {
      rows("account", "sign_in_name", address),
      rows("mailbox", "address", address),
      rows("address_claim", "address", address),
      rows("audit_entry", "actor", address)
    };
  }

  private long rows(String table, String column, String value) {
    return portal
        .database()
        .number("select count(*) from " + table + " where " + column + " = ?", value);
  }
}
