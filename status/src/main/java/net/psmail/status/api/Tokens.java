package net.psmail.status.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.status.StatusException;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;

/**
 * The secrets by which programs show who they are: 256 random bits, shown once and kept as a hash.
 * The console's own lies in a file that only this user can read.
 */
public final class Tokens {

  private static final String PREFIX = "psmail-status_";
  private static final int BYTES = 32;
  private static final int LONGEST_NAME = 100;
  private static final String CONSOLE = "Console of the portal";

  private final Database database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** A token that was made just now, with its secret. */
  public record Made(Token token, String secret) {}

  public Tokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes one. */
  public Made make(String name, Set<Scope> scopes) {
    String clean = name.strip();
    if (clean.isEmpty()) {
      throw StatusException.invalidInput("name", "missing");
    }
    if (clean.length() > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
      throw StatusException.invalidInput("name", "too_long");
    }
    if (scopes.isEmpty()) {
      throw StatusException.invalidInput("scopes", "missing");
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return keep(clean, scopes, secret);
  }

  private Made keep(String name, Set<Scope> scopes, String secret) {
    Token token = new Token(Ids.random(), name, scopes, clock.instant(), null);
    database.update(
        "keep a token",
        "insert ignore into api_token (id, name, token_hash, scopes, created_at)"
            + " values (?, ?, ?, ?, ?)",
        token.id(),
        name,
        hash(secret),
        Scope.text(scopes),
        token.createdAt());
    return new Made(token, secret);
  }

  /**
   * Sees to it that the console has a token: the one of this file, which is made when it is not
   * there. May be called again and again.
   */
  public void console(Path file) throws IOException {
    String secret;
    try {
      secret = Files.readString(file).strip();
    } catch (IOException missing) {
      secret = make(CONSOLE, EnumSet.allOf(Scope.class)).secret();
      write(file, secret);
      return;
    }
    Optional<Token> known = find(secret);
    if (known.isEmpty()) {
      keep(CONSOLE, EnumSet.allOf(Scope.class), secret);
    } else if (known.get().scopes().size() < Scope.values().length) {
      database.update(
          "let the console do all",
          "update api_token set scopes = ? where id = ?",
          Scope.text(EnumSet.allOf(Scope.class)),
          known.get().id());
    }
  }

  private static void write(Path file, String secret) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".token",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(beside, secret + "\n");
      Files.createLink(file, beside);
    } catch (FileAlreadyExistsException another) {
      // another process made it first; the next round takes that one in
    } finally {
      Files.delete(beside);
    }
  }

  /** Whose secret this is; nothing when it is nobody's or was revoked. */
  public Optional<Token> find(String secret) {
    // Looked up by its hash, so how long that takes says nothing about the secret.
    Optional<Token> token =
        database
            .query(
                "read a token",
                Tokens::token,
                "select * from api_token where token_hash = ? and revoked_at is null",
                hash(secret))
            .stream()
            .findFirst();
    token.ifPresent(this::used);
    return token;
  }

  private void used(Token token) {
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (!minute.equals(token.usedAt())) {
      database.update(
          "note the use of a token",
          "update api_token set used_at = ? where id = ?",
          minute,
          token.id());
    }
  }

  /** All that were not revoked, the oldest first. */
  public List<Token> all() {
    return database.query(
        "read the tokens",
        Tokens::token,
        "select * from api_token where revoked_at is null order by created_at, id");
  }

  /** Ends one for good. */
  public void revoke(String id) {
    int revoked =
        database.update(
            "revoke a token",
            "update api_token set revoked_at = ? where id = ? and revoked_at is null",
            clock.instant(),
            id);
    if (revoked == 0) {
      throw StatusException.notFound("token");
    }
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("name"),
        Scope.set(row.getString("scopes")),
        Database.instant(row, "created_at"),
        Database.maybeInstant(row, "used_at"));
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
