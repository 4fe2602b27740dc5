package net.psmail.provisioning.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Whether a host may send in the name of a domain, as receivers find out (<a
 * href="https://www.rfc-editor.org/rfc/rfc7208#section-4">RFC 7208, 4</a>). What depends on the
 * single mail (macros, {@code exists}, {@code ptr}) is taken for no match: who writes such records
 * knows more than we can check.
 */
final class SpfEvaluation {

  /** How a host fares. */
  enum Result {
    PASS,
    NO_PASS,
    BROKEN
  }

  private static final int MOST_LOOKUPS = 10;
  private static final Pattern TERM =
      Pattern.compile("([+?~-]?)(all|include|a|mx|ip4|ip6|exists|ptr)(?::([^/]+))?((?:/.*)?)");
  private static final Pattern IP_TERM = Pattern.compile("([+?~-]?)ip([46]):(.+)");

  private final Authorities authorities;
  private final InetAddress host;
  private int lookups;

  SpfEvaluation(Authorities authorities, InetAddress host) {
    this.authorities = authorities;
    this.host = host;
  }

  /** The record of a domain among its texts; empty unless there is exactly one. */
  static Optional<String> record(Answer texts) {
    List<String> records =
        texts.of(TXTRecord.class).map(Txt::text).filter(SpfEvaluation::isSpf).toList();
    return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
  }

  static boolean isSpf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
  }

  Result evaluate(Name domain, String record) {
    try {
      return passes(domain, record) ? Result.PASS : Result.NO_PASS;
    } catch (IllegalArgumentException | TextParseException broken) {
      return Result.BROKEN;
    }
  }

  private boolean passes(Name domain, String record) throws TextParseException {
    List<String> terms = Arrays.asList(record.strip().split(" +", -1));
    String redirect = "";
    for (String term : terms.subList(1, terms.size())) {
      String lower = term.toLowerCase(Locale.ROOT);
      if (lower.startsWith("redirect=")) {
        redirect = term.substring("redirect=".length());
      } else if (!lower.matches("[a-z][a-z0-9_.-]*=.*") && matches(domain, lower)) {
        return "?~-".indexOf(lower.charAt(0)) < 0;
      }
    }
    return !redirect.isEmpty() && passesAt(name(redirect));
  }

  private boolean matches(Name domain, String term) throws TextParseException {
    Matcher address = IP_TERM.matcher(term);
    if (address.matches()) {
      return Network.parse(address.group(3)).contains(host);
    }
    Matcher parts = TERM.matcher(term);
    if (!parts.matches() || (parts.group(2).equals("all") && !term.endsWith("all"))) {
      throw new IllegalArgumentException(term);
    }
    String of = parts.group(3);
    if (of != null && of.contains("%")) {
      return false;
    }
    Name target = of == null ? domain : name(of);
    return switch (parts.group(2)) {
      case "all" -> true;
      case "include" -> passesAt(target);
      case "a" -> isAt(target, parts.group(4));
      case "mx" -> isExchanger(target, parts.group(4));
      default -> false;
    };
  }

  private boolean passesAt(Name domain) throws TextParseException {
    countLookup();
    String record =
        record(authorities.ask(domain, Type.TXT))
            .orElseThrow(() -> new IllegalArgumentException("no record at " + domain));
    return passes(domain, record);
  }

  private boolean isExchanger(Name domain, String lengths) {
    countLookup();
    return authorities
        .ask(domain, Type.MX)
        .of(MXRecord.class)
        .anyMatch(exchanger -> hasAddress(exchanger.getTarget(), lengths));
  }

  private boolean isAt(Name name, String lengths) {
    countLookup();
    return hasAddress(name, lengths);
  }

  /** The lengths of the networks around its addresses, as in {@code /24//64}. */
  private boolean hasAddress(Name name, String lengths) {
    String[] both = lengths.split("//", 2);
    String four = both[0].replace("/", "");
    String six = both.length > 1 ? both[1] : "";
    String length = host instanceof Inet4Address ? four : six;
    return authorities.addresses(name).stream()
        .filter(address -> address.getClass() == host.getClass())
        .anyMatch(address -> Network.around(address, length).contains(host));
  }

  private void countLookup() {
    lookups++;
    if (lookups > MOST_LOOKUPS) {
      throw new IllegalArgumentException("more than ten lookups");
    }
  }

  private static Name name(String text) throws TextParseException {
    return Name.fromString(text, Name.root);
  }
}
