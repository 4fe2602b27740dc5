package net.psmail.status.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Token token = fresh(clean, scopes);
    keep(token, secret);
    return new Made(token, secret);
  }

  /** Whether it is kept: a secret that is known already, as a revoked one is, stays as it is. */
  private boolean keep(Token token, String secret) {
    return database.update(
            "keep a token",
            "insert ignore into api_token (id, name, token_hash, scopes, created_at)"
                + " values (?, ?, ?, ?, ?)",
            token.id(),
            token.name(),
            hash(secret),
            Scope.text(token.scopes()),
            token.createdAt())
        > 0;
  }

  private Token fresh(String name, Set<Scope> scopes) {
    return new Token(Ids.random(), name, scopes, clock.instant(), null);
  }

  /**
   * Sees to it that the console has a token that works and may do all: the one of this file, or
   * another in its place when there is no file or its token was revoked, so that revoking it
   * changes it and locks nobody out. May be called again and again.
   */
  public void console(Path file) throws IOException {
    Optional<String> secret = secret(file);
    if (secret.isEmpty()) {
      write(file, Files::createLink);
      return;
    }
    Optional<Token> known = working(secret.get());
    if (known.isEmpty() && !keep(fresh(CONSOLE, EnumSet.allOf(Scope.class)), secret.get())) {
      write(file, Tokens::replace);
    } else if (known.isPresent() && known.get().scopes().size() < Scope.values().length) {
      database.update(
          "let the console do all",
          "update api_token set scopes = ? where id = ?",
          Scope.text(EnumSet.allOf(Scope.class)),
          known.get().id());
    }
  }

  private static Optional<String> secret(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  /** How a whole file comes to its place. */
  private interface Placing {
    void place(Path file, Path whole) throws IOException;
  }

  private static void replace(Path file, Path whole) throws IOException {
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(Path file, Placing placing) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path whole =
        Files.createTempFile(
            folder,
            ".token",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(whole, make(CONSOLE, EnumSet.allOf(Scope.class)).secret() + "\n");
      placing.place(file, whole);
    } catch (FileAlreadyExistsException another) {
      // another process made it first; the next round takes that one in
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Whose secret this is; nothing when it is nobody's or was revoked. */
  public Optional<Token> find(String secret) {
    Optional<Token> token = working(secret);
    token.ifPresent(this::used);
    return token;
  }

  private Optional<Token> working(String secret) {
    // Looked up by its hash, so how long that takes says nothing about the secret.
    return database
        .query(
            "read a token",
            Tokens::token,
            "select * from api_token where token_hash = ? and revoked_at is null",
            hash(secret))
        .stream()
        .findFirst();
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
