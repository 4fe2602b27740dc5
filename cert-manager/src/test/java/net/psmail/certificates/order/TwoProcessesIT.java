package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesIT {

  private final Path path;

  TwoProcessesIT(@TempDir Path path) {
    this.path = path;
  }

  @Test
  void makeOneRootAndOneSetOfCertificatesWhenTheyStartAtOnce() throws Exception {
    Set<String> served = new HashSet<>();
    List<Other> all = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        all.add(new Other(path));
      }
      for (Other one : all) {
        assertThat(one.line()).isEqualTo("ready");
      }
      for (Other one : all) {
        one.go();
      }
      for (Other one : all) {
        served.add(one.line());
      }
    } finally {
      all.forEach(Other::close);
    }

    assertThat(served).hasSize(1);
    assertThat(served.iterator().next()).hasSize(4 * 95);
  }

  private static final class Other implements Closeable {

    private final Process process;
    private final BufferedReader output;

    Other(Path directory) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  StartsOnce.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    void go() throws IOException {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }

    String line() throws IOException {
      return String.valueOf(output.readLine());
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
