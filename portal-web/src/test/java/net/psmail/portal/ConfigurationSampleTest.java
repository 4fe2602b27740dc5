package net.psmail.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample of the configuration against the code of all modules. */
class ConfigurationSampleTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SAMPLE = ROOT.resolve("deploy/psmail.properties.sample");
  private static final List<String> MODULES =
      List.of("portal-web", "provisioning", "cert-manager", "status");
  private static final String DEFAULT_DOMAIN = "psmail.test";

  /** Read by the launcher alone. */
  private static final List<String> OF_THE_LAUNCHER = List.of("psmail.http.bind");

  private static final Pattern IN_CODE =
      Pattern.compile("[\"=](psmail(?:\\.(?:NAME|[a-z0-9-]+))+)[\":]");
  private static final Pattern IN_SAMPLE =
      Pattern.compile("(?m)^#?(psmail(?:\\.(?:NAME|[a-z0-9-]+))+)=");

  @Test
  void theSampleHasEveryKeyOfTheCodeAndNoOther() throws IOException {
    assertThat(found(IN_SAMPLE, Files.readString(SAMPLE, UTF_8)))
        .containsExactlyElementsOf(keysOfTheCode());
  }

  @Test
  void everyKeyIsExplainedInTheLineAboveIt() throws IOException {
    List<String> lines = Files.readAllLines(SAMPLE, UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      if (IN_SAMPLE.matcher(lines.get(i)).find()) {
        assertThat(lines.get(i - 1)).as("above " + lines.get(i)).startsWith("# ");
      }
    }
  }

  private static Set<String> keysOfTheCode() throws IOException {
    Set<String> keys = new TreeSet<>(OF_THE_LAUNCHER);
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
        files
            .filter(file -> file.toString().matches(".*(\\.java|web\\.xml)"))
            .forEach(file -> keys.addAll(found(IN_CODE, read(file))));
      }
    }
    keys.remove(DEFAULT_DOMAIN);
    return keys;
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
