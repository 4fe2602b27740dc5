package net.psmail.status.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationIT {

  private final Path directory;

  PublicationIT(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path site() {
    return directory.resolve("site");
  }

  private Publication publication(List<String> command) {
    return new Publication(
        new PublishSettings(site(), command, Duration.ofMinutes(1)),
        Executors.defaultThreadFactory());
  }

  private static Map<String, byte[]> pages(String... pathsAndTexts) {
    Map<String, byte[]> pages = new HashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      pages.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return pages;
  }

  private void awaitText(String file, String text) {
    await()
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> Files.readString(site().resolve(file)).equals(text));
  }

  @Test
  void writesWhatAFileServerFindsAndTakesAwayWhatIsNoLongerThere() {
    try (Publication publication = publication(List.of())) {
      publication.offer(1, pages("/", "home", "/de/", "daheim", "/incidents/a/", "old"));
      awaitText("incidents/a/index.html", "old");
      publication.offer(2, pages("/", "home 2", "/de/", "daheim"));
      awaitText("index.html", "home 2");
      await().until(() -> Files.notExists(site().resolve("incidents")));
      assertThat(site().resolve("de/index.html")).hasContent("daheim");
    }
  }

  @Test
  void leavesFilesOfOthersAlone() throws IOException {
    Files.createDirectories(site());
    Files.writeString(site().resolve("robots.txt"), "mine");
    Files.writeString(directory.resolve("secret"), "mine");
    Files.writeString(site().resolve(".files"), "../secret\n\n");
    try (Publication publication = publication(List.of())) {
      publication.offer(1, pages("/", "home"));
      awaitText("index.html", "home");
      awaitText(".files", "index.html\n");
    }
    assertThat(site().resolve("robots.txt")).hasContent("mine");
    assertThat(directory.resolve("secret")).hasContent("mine");
  }

  @Test
  void hasTheFolderCarriedAwayAtEachChangeAndNotBetween() {
    Path log = directory.resolve("log");
    Path target = directory.resolve("target");
    List<String> command = List.of("sh", "-c", "cp -r . " + target + " && echo x >> " + log);
    try (Publication publication = publication(command)) {
      publication.offer(1, pages("/", "one"));
      await().untilAsserted(() -> assertThat(log).hasContent("x"));
      publication.offer(1, pages("/", "one, later"));
      publication.offer(2, pages("/", "two"));
      await().untilAsserted(() -> assertThat(log).hasContent("x\nx"));
      assertThat(target.resolve("index.html")).hasContent("two");
    }
  }

  @Test
  void triesAgainWhenTheCommandFails() {
    Path gate = directory.resolve("gate");
    Path log = directory.resolve("log");
    List<String> command = List.of("sh", "-c", "echo x >> " + log + "; test -e " + gate);
    try (Publication publication = publication(command)) {
      publication.offer(1, pages("/", "one"));
      await().untilAsserted(() -> assertThat(log).hasContent("x"));
      gate.toFile().mkdir();
      await()
          .atMost(Duration.ofSeconds(25))
          .untilAsserted(() -> assertThat(log).hasContent("x\nx"));
    }
  }
}
