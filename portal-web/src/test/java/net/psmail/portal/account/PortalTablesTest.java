package net.psmail.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored about a member is told from the tables of provisioning; here are no others. */
class PortalTablesTest {

  private static final Path MIGRATIONS =
      Path.of("src", "main", "resources", "net", "psmail", "portal", "migration");

  private static final Pattern ABOUT_A_MEMBER =
      Pattern.compile("\\b(account|mailbox|device|session)(_id)?\\b", Pattern.CASE_INSENSITIVE);

  static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void knowNoAccount(Path migration) throws IOException {
    assertThat(Files.readString(migration)).doesNotContainPattern(ABOUT_A_MEMBER);
  }
}
