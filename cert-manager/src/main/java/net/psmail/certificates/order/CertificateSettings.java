package net.psmail.certificates.order;

import static net.psmail.certificates.CertificatesException.Kind.CONFIGURATION;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of this module, checked.
 *
 * @param directory where keys and certificates lie
 * @param siteHost the site's host name or address
 * @param mailHost the host name that mail programs are told
 * @param domains the mail domains
 */
record CertificateSettings(Path directory, String siteHost, String mailHost, List<String> domains) {

  private static final String DIRECTORY_ADVICE =
      "write the absolute path of a directory, or set psmail.data";
  private static final List<String> SERVICES =
      List.of("autoconfig", "autodiscover", "mta-sts", "ua-auto-config");
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");

  static CertificateSettings from(Config config) {
    CertificateSettings settings =
        new CertificateSettings(
            directory(config),
            siteHost(text(config, "psmail.site.url", "http://localhost:8080")),
            text(config, "psmail.mail.host", "localhost"),
            List.of(text(config, "psmail.domains", "psmail.test").split("\\s*,\\s*", -1)));
    check("psmail.mail.host", List.of(settings.mailHost));
    check("psmail.domains", settings.domains);
    return settings;
  }

  /**
   * As authorities are asked for it, who know nothing of names of this machine; the hosts of {@link
   * #serviceHosts} come besides.
   */
  CertificateNames site(boolean ofAuthority) {
    return ofAuthority ? CertificateNames.of(List.of(siteHost)) : site();
  }

  CertificateNames mail(boolean ofAuthority) {
    return ofAuthority ? CertificateNames.of(List.of(mailHost)) : mail();
  }

  /** Without which site or mail cannot be reached under their own name. */
  CertificateNames site() {
    return with(List.of(siteHost), THIS_MACHINE);
  }

  /** Whom people see as the one who signed. */
  CertificateNames signer() {
    return CertificateNames.of(List.of(siteHost));
  }

  CertificateNames mail() {
    return with(List.of(mailHost), THIS_MACHINE);
  }

  /**
   * Where mail programs and other servers look for a domain's settings: welcome, but no reason not
   * to start.
   *
   * @param more domains that came after the settings were written
   */
  List<String> serviceHosts(Set<String> more) {
    return Stream.concat(domains.stream(), more.stream().sorted())
        .distinct()
        .flatMap(domain -> SERVICES.stream().map(service -> service + "." + domain))
        .toList();
  }

  /** All that a root of this installation shall ever speak for. */
  CertificateNames scope() {
    List<String> all = new ArrayList<>(List.of(siteHost, mailHost));
    all.addAll(domains);
    return with(all, THIS_MACHINE);
  }

  private static CertificateNames with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return CertificateNames.of(all);
  }

  private static Path directory(Config config) {
    String key = "psmail.tls.directory";
    try {
      return config
          .getOptionalValue(key, String.class)
          .or(() -> config.getOptionalValue("psmail.data", String.class).map(data -> data + "/tls"))
          .map(Path::of)
          .filter(Path::isAbsolute)
          .orElseThrow(() -> wrong(key, DIRECTORY_ADVICE));
    } catch (InvalidPathException e) {
      throw wrong(key, DIRECTORY_ADVICE);
    }
  }

  private static String siteHost(String url) {
    try {
      String host = URI.create(url).getHost();
      if (host != null) {
        return CertificateNames.of(List.of(host)).primary();
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a URL without a host.
    }
    throw wrong("psmail.site.url", "write a URL such as https://mail.example.org");
  }

  private static void check(String key, List<String> names) {
    try {
      CertificateNames.of(names);
    } catch (IllegalArgumentException e) {
      throw wrong(key, e.getMessage() + " Write a name such as mail.example.org");
    }
  }

  private static String text(Config config, String key, String otherwise) {
    return config.getOptionalValue(key, String.class).map(String::strip).orElse(otherwise);
  }

  private static CertificatesException wrong(String key, String advice) {
    return new CertificatesException(CONFIGURATION, key, key + ": " + advice + ".");
  }
}
