package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first two commands of the README: somebody who has just fetched the sources. */
class FreshTreeIT {

  private Path directory;

  @BeforeEach
  void copyTheSources() throws IOException {
    directory = Files.createTempDirectory("psmail-fresh");
    Files.createDirectory(directory.resolve("tree"));
    Command.succeed(
        List.of("git", "init", "--quiet", "--bare", directory.resolve("git").toString()));
    // What would be committed from here, changes of this moment included: all that is not ignored.
    Command.succeed(
        List.of(
            "bash",
            "-euo",
            "pipefail",
            "-c",
            "git --git-dir=\"$0/git\" --work-tree=. ls-files -z --others --exclude-standard"
                + " | xargs -0 cp --parents -t \"$0/tree\"",
            directory.toString()));
  }

  @AfterEach
  void deleteThem() {
    Trees.delete(directory);
  }

  @Test
  void isBuiltByTheFirstRunAndServesAMember() throws Exception {
    try (Installation psmail = Installation.builtFrom(directory.resolve("tree")).start()) {
      String password = new Visitor(psmail).becomeMember("frieda");
      MailProgram frieda = new MailProgram(psmail, "frieda@psmail.test", password);
      await("the welcome letter")
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(frieda.subjectsByImap()).hasSize(1));

      assertThat(psmail.command().output())
          .contains("Building")
          .contains("Preparing a quick start");
      assertThat(psmail.stop()).isZero();
    }
  }
}
