package net.psmail.certificates.order;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.SniMap;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.program.ProgramRun;

/** What is written about one certificate; what is not written is as for the others. */
final class WishSettings {

  private static final String KEY = "psmail.certificate.NAME.key";
  private static final String CHALLENGE = "psmail.certificate.NAME.challenge";
  private static final String ISSUERS = "psmail.certificate.NAME.issuers";
  private static final String NAMES = "psmail.certificate.NAME.names";
  private static final String FILE = "psmail.certificate.NAME.file";
  private static final String SNI_MAP = "psmail.certificate.NAME.sni-map";
  static final String IMPORT = "psmail.certificate.NAME.import";
  private static final String DANE = "psmail.certificate.NAME.dane";
  private static final String LISTENERS = "psmail.certificate.NAME.listeners";

  static final String LISTENERS_ADVICE =
      "write addresses such as tls://127.0.0.1:993 or smtp://127.0.0.1:25, with commas between"
          + " (tls; imap, pop3, smtp and sieve with STARTTLS)";

  private static final int LAST_PORT = 65_535;

  private final Settings settings;
  private final String name;
  private final List<String> usualIssuers;

  WishSettings(Settings settings, String name, List<String> usualIssuers) {
    this.settings = settings;
    this.name = name;
    this.usualIssuers = usualIssuers;
  }

  /** A certificate of the operator's own, of which names and file have to be written. */
  Wish own() {
    CertificateNames names =
        settings
            .read(NAMES, name, text -> CertificateNames.of(Settings.words(text)), namesAdvice())
            .orElseThrow(() -> Settings.wrong(NAMES, name, namesAdvice()));
    Path file =
        settings
            .read(FILE, name, Path::of, fileAdvice())
            .filter(Path::isAbsolute)
            .orElseThrow(() -> Settings.wrong(FILE, name, fileAdvice()));
    return of(names, file, List.of());
  }

  /** One of this installation's own, of which these are known. */
  Wish of(CertificateNames names, Path file, List<Listener> usualListeners) {
    return new Wish(
        plan(names),
        file,
        settings.text("psmail.certificate.NAME.group", name).orElse(null),
        settings
            .text("psmail.certificate.NAME.reload", name)
            .map(ProgramRun::words)
            .orElse(List.of()),
        settings.read(SNI_MAP, name, WishSettings::sniMap, sniMapAdvice()),
        listeners(names, usualListeners),
        dane(),
        settings.folder(IMPORT, name).orElse(null));
  }

  List<String> issuers() {
    List<String> chosen = settings.text(ISSUERS, name).map(Settings::words).orElse(usualIssuers);
    if (chosen.isEmpty()) {
      throw Settings.wrong(ISSUERS, name, "write the name of an issuer at least");
    }
    return chosen;
  }

  private Plan plan(CertificateNames names) {
    KeyType keyType =
        settings.read(KEY, name, WishSettings::keyType, keyAdvice()).orElse(KeyType.EC_P256);
    ChallengeKind challenge =
        settings
            .read(CHALLENGE, name, WishSettings::challenge, challengeAdvice())
            .orElse(ChallengeKind.HTTP_01);
    String profile = settings.text("psmail.certificate.NAME.profile", name).orElse(null);
    try {
      return new Plan(name, names, keyType, challenge, profile, issuers());
    } catch (IllegalArgumentException e) {
      throw Settings.wrong("psmail.certificates", e.getMessage() + " Write letters, digits and -");
    }
  }

  private List<Integer> dane() {
    return settings
        .read(
            DANE,
            name,
            text -> Settings.words(text).stream().map(WishSettings::port).toList(),
            "write the numbers of ports with commas between, such as 25")
        .orElse(List.of());
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }

  private List<Listener> listeners(CertificateNames names, List<Listener> usual) {
    return settings
        .read(
            LISTENERS,
            name,
            text ->
                Settings.words(text).stream()
                    .map(one -> ListenerText.read(one, names.primary()))
                    .toList(),
            LISTENERS_ADVICE)
        .orElse(usual);
  }

  /** As Postfix itself calls it, which then asks for it where it always does. */
  private static SniMap sniMap(String text) {
    int colon = text.indexOf(':');
    Path file = Path.of(text.substring(colon + 1));
    if (colon < 0 || !file.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    SniMap.Type type = SniMap.Type.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT));
    return new SniMap(file, type, null);
  }

  private static KeyType keyType(String text) {
    return KeyType.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static ChallengeKind challenge(String text) {
    return ChallengeKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String sniMapAdvice() {
    return "write the kind and the absolute path of the table, such as hash:/etc/postfix/sni; kinds"
        + " are "
        + words(SniMap.Type.values());
  }

  private static String keyAdvice() {
    return "write one of " + words(KeyType.values());
  }

  private static String challengeAdvice() {
    return "write one of " + words(ChallengeKind.values());
  }

  private static String words(Enum<?>[] values) {
    return String.join(
        ", ",
        Arrays.stream(values)
            .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }

  private static String namesAdvice() {
    return "write host names with commas between, such as www.example.org";
  }

  private static String fileAdvice() {
    return "write the absolute path of the file that the server reads";
  }
}
