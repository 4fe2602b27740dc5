package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.install.ClientTls;
import net.psmail.certificates.store.TlsDirectory;
import org.jspecify.annotations.Nullable;

/** What is written about an authority that speaks ACME. */
final class AuthoritySettings {

  private static final String DIRECTORY = "psmail.issuer.NAME.directory";
  private static final String TERMS = "psmail.issuer.NAME.terms";
  private static final String KEY_ID = "psmail.issuer.NAME.key-id";
  private static final String KEY_FILE = "psmail.issuer.NAME.key-file";
  private static final String ACCOUNT = "psmail.issuer.NAME.account.import";
  private static final String ROOTS = "psmail.issuer.NAME.roots";

  private final Settings settings;
  private final String name;

  AuthoritySettings(Settings settings, String name) {
    this.settings = settings;
    this.name = name;
  }

  Authority authority() {
    return new Authority(
        name,
        directory(),
        words("psmail.issuer.NAME.contacts"),
        termsAccepted(),
        words("psmail.issuer.NAME.caa"),
        binding(),
        trust());
  }

  /** The folder of another program, whose account there is ours. */
  Optional<Path> origin() {
    return settings.folder(ACCOUNT, name);
  }

  private URI directory() {
    String advice = "write the https address of the authority's directory";
    return settings
        .read(DIRECTORY, name, URI::create, advice)
        .filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null)
        .orElseThrow(() -> Settings.wrong(DIRECTORY, name, advice));
  }

  private List<String> words(String key) {
    return settings.text(key, name).map(Settings::words).orElse(List.of());
  }

  private boolean termsAccepted() {
    String advice = "write accepted once you have read the authority's terms, or nothing";
    return settings
        .text(TERMS, name)
        .map(
            text -> {
              if (!text.equals("accepted")) {
                throw Settings.wrong(TERMS, name, advice);
              }
              return true;
            })
        .orElse(false);
  }

  private Authority.@Nullable Binding binding() {
    Optional<String> id = settings.text(KEY_ID, name);
    Optional<Path> file = file(KEY_FILE);
    if (id.isPresent() != file.isPresent()) {
      throw Settings.wrong(
          KEY_ID, name, "write the key identifier, and name the key's file beside it");
    }
    return id.isEmpty() || file.isEmpty()
        ? null
        : new Authority.Binding(id.get(), read(KEY_FILE, file.get()).strip());
  }

  private SSLContext trust() {
    return file(ROOTS)
        .map(path -> ClientTls.trusting(certificates(path)))
        .orElseGet(ClientTls::usual);
  }

  private List<X509Certificate> certificates(Path path) {
    List<X509Certificate> found =
        new TlsDirectory(path.resolveSibling("")).certificates(path.toString());
    if (found.isEmpty()) {
      throw Settings.wrong(ROOTS, name, path + " holds no certificate");
    }
    return found;
  }

  private Optional<Path> file(String key) {
    String advice = "write the absolute path of a file";
    return settings.read(key, name, AuthoritySettings::path, advice);
  }

  private static Path path(String text) {
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return path;
  }

  private String read(String key, Path file) {
    try {
      return Files.readString(file, US_ASCII);
    } catch (IOException e) {
      throw Settings.wrong(
          key, name, file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
