package net.psmail.provisioning.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import net.psmail.provisioning.key.Digests;

/**
 * Asks a range service (the protocol of Have I Been Pwned) whether a password has leaked. The
 * service sees the first five hexadecimal digits of its SHA-1 only and answers with padding. When
 * it does not answer, the password passes and the log says so: registration must not depend on
 * somebody else's server.
 */
@ApplicationScoped
public class BreachedPasswords {

  private static final Logger LOG = System.getLogger(BreachedPasswords.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int PREFIX = 5;
  private static final int OK = 200;

  private final Optional<URI> service;
  private final HttpClient client;

  public BreachedPasswords() {
    this(PasswordSettings.read().breachService());
  }

  BreachedPasswords(Optional<URI> service) {
    this.service = service;
    this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  boolean contains(String password) {
    return service.isPresent() && isListed(service.get(), password);
  }

  private boolean isListed(URI range, String password) {
    byte[] digest = Digests.of("SHA-1").digest(password.getBytes(UTF_8));
    String hash = HexFormat.of().withUpperCase().formatHex(digest);
    HttpRequest request =
        HttpRequest.newBuilder(range.resolve(hash.substring(0, PREFIX)))
            .timeout(PATIENCE)
            .header("Add-Padding", "true")
            .header("User-Agent", "PSMail")
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new IOException("status " + response.statusCode());
      }
      String suffix = hash.substring(PREFIX);
      return response.body().lines().anyMatch(line -> isHit(line, suffix));
    } catch (IOException failure) {
      LOG.log(Level.WARNING, "Leaked passwords were not checked: " + failure);
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A line is SUFFIX:COUNT; padding has the count 0. */
  private static boolean isHit(String line, String suffix) {
    return line.regionMatches(true, 0, suffix, 0, suffix.length()) && !line.strip().endsWith(":0");
  }
}
