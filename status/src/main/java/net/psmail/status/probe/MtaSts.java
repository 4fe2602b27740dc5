package net.psmail.status.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.Name;

/** The policy of <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461, 3.2</a>. */
final class MtaSts {

  private static final int MOST = 1 << 16;

  private MtaSts() {}

  /**
   * Fetches the policy as senders do (<a
   * href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461, 3.3</a>): from a site whose
   * certificate is in order, without following it elsewhere, as plain text of at most 64 KB.
   */
  static String fetch(Dns dns, Visit visit, Name domain, int port) throws IOException {
    Name site = MailRecordsLook.below("mta-sts", domain);
    String host = site.toString(true);
    String address = "https://" + host + ":" + port + "/.well-known/mta-sts.txt";
    InetAddress[] addresses = dns.addresses(site);
    if (addresses.length == 0 || !Place.SITE.fits(address)) {
      throw wrong("no address of " + host);
    }
    Wire wire = visit.connect(addresses, port, visit.remaining());
    WebAnswer answer = WebAnswer.get(wire, visit, URI.create(address), host, null, true);
    Secured secured = answer.secured();
    if (secured != null && secured.certificate() != Finding.WORKS) {
      throw new Trouble(secured.certificate(), "mta-sts: " + host);
    }
    String fault = fault(answer);
    if (!fault.isEmpty()) {
      throw wrong(fault);
    }
    return answer.body();
  }

  private static Trouble wrong(String fault) {
    return MailRecordsLook.wrong("mta-sts", fault);
  }

  private static String fault(WebAnswer answer) {
    if (answer.status() / 100 == 3) {
      return "the policy leads elsewhere, where senders do not follow";
    }
    if (answer.status() != 200) {
      return "no policy";
    }
    if (!String.valueOf(answer.type()).matches("(?i)text/plain\\s*(;.*)?")) {
      return "the policy is not sent as text/plain";
    }
    return answer.body().getBytes(StandardCharsets.UTF_8).length > MOST
        ? "the policy is larger than 64 KB"
        : "";
  }

  /** What is wrong with a policy for these hosts; empty if nothing is. */
  static String fault(String policy, List<Name> hosts) {
    Map<String, String> fields = new HashMap<>();
    List<String> patterns = new ArrayList<>();
    policy
        .lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .forEach(
            parts -> {
              String value = parts[1].strip();
              fields.putIfAbsent(parts[0].strip(), value);
              if (parts[0].strip().equals("mx")) {
                patterns.add(value.toLowerCase(Locale.ROOT));
              }
            });
    if (!"STSv1".equals(fields.get("version"))) {
      return "the policy has no version: STSv1";
    }
    if (!fields.getOrDefault("mode", "").matches("enforce|testing|none")) {
      return "the policy has no mode";
    }
    if (!fields.getOrDefault("max_age", "").matches("\\d{1,10}")) {
      return "the policy has no max_age";
    }
    if ("none".equals(fields.get("mode"))) {
      return "";
    }
    return hosts.stream()
        .map(host -> host.toString(true).toLowerCase(Locale.ROOT))
        .filter(host -> patterns.stream().noneMatch(pattern -> fits(pattern, host)))
        .findFirst()
        .map(host -> "the policy does not name " + host)
        .orElse("");
  }

  /** A star is one label. */
  static boolean fits(String pattern, String host) {
    return pattern.startsWith("*.")
        ? host.indexOf('.') > 0 && host.substring(host.indexOf('.')).equals(pattern.substring(1))
        : host.equals(pattern);
  }
}
