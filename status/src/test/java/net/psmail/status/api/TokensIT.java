package net.psmail.status.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensIT {

  private static String secret(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  @ParameterizedTest
  @EnumSource
  void givesTheConsoleAnotherTokenOnceItsOwnWasRevoked(TestDatabase kind, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("status/console.token");
    Tokens tokens = new Tokens(new Database(kind.fresh()), Clock.systemUTC());
    tokens.console(file);
    String first = secret(file);
    tokens.revoke(tokens.find(first).orElseThrow().id());
    tokens.console(file);
    assertThat(secret(file)).isNotEqualTo(first);
    assertThat(tokens.find(first)).isEmpty();
    assertThat(tokens.find(secret(file)).orElseThrow().scopes()).contains(Scope.values());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("status")).isDirectoryNotContaining("glob:**/.token*");
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheTokenOfTheFileForADatabaseThatWasMadeAnew(TestDatabase kind, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("status/console.token");
    new Tokens(new Database(kind.fresh()), Clock.systemUTC()).console(file);
    String first = secret(file);
    Tokens anew = new Tokens(new Database(kind.fresh()), Clock.systemUTC());
    anew.console(file);
    anew.console(file);
    assertThat(secret(file)).isEqualTo(first);
    assertThat(anew.all()).hasSize(1).first().extracting(Token::usedAt).isNull();
    assertThat(anew.find(first)).isPresent();
  }
}
