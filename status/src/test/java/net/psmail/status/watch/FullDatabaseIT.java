package net.psmail.status.watch;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.database.MockFullDisk;
import net.psmail.status.page.Answer;
import net.psmail.status.probe.FakeServer;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDatabaseIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void tellsOfATurnWhileNothingCanBeWrittenAndKeepsItOnceThereIsRoom(@TempDir Path files)
      throws Exception {
    MockFullDisk.ready();
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:fulldisk:" + files.resolve("status") + ";MODE=MySQL");
    FakeServer server = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
    Probe portal =
        Probe.of("http", ProbeKind.HTTP, "http://127.0.0.1:" + server.port() + "/", Map.of())
            .every(Duration.ofSeconds(1), Duration.ofMillis(500));
    try (OwnPage page = new OwnPage(source, files, List.of(portal))) {
      page.node.start();
      awaitWords(page, "Everything works");
      await().atMost(PATIENCE).until(() -> hasSpan(page, State.OPERATIONAL));
      MockFullDisk.fill();
      server.close();
      awaitWords(page, "Down");
      MockFullDisk.clear();
      await().atMost(PATIENCE).until(() -> hasSpan(page, State.MAJOR_OUTAGE));
    }
  }

  private static void awaitWords(OwnPage page, String words) {
    await().atMost(PATIENCE).until(() -> front(page).contains(words));
  }

  private static String front(OwnPage page) {
    Answer answer = page.pages.all().get("/");
    return answer == null ? "" : new String(answer.plain(), StandardCharsets.UTF_8);
  }

  private static boolean hasSpan(OwnPage page, State state) {
    return !page.database
        .query(
            "look at the spans",
            row -> row.getString("component_id"),
            "select component_id from component_span where state = ?",
            state)
        .isEmpty();
  }
}
