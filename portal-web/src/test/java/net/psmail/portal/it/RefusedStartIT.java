package net.psmail.portal.it;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedStartIT {

  @Test
  void aSettingThatMakesNoSenseEndsTheStartWithASentence(@TempDir Path data)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("psmail.data", data.toString());
    settings.put("psmail.https.port", Integer.toString(RunningPortal.freePort()));
    settings.put("psmail.db.url", "jdbc:h2:file:" + data.resolve("db"));
    settings.put("psmail.site.url", "http://mail.example.org");
    Process portal = RunningPortal.start(data, RunningPortal.freePort(), settings);
    try {
      assertThat(portal.waitFor(3, MINUTES)).isTrue();
      assertThat(portal.exitValue()).isEqualTo(78);
      assertThat(Files.readString(data.resolve("run/failure")))
          .contains("psmail.site.url", "mail.example.org", "write https://");
    } finally {
      portal.destroyForcibly();
    }
  }
}
