package net.psmail.status.probe;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One option of a kind of probe.
 *
 * @param advice what to write, as the end of "… must be"
 */
record Option(String name, boolean required, Predicate<String> fits, String advice) {

  private static final String MAIL_ADDRESS = "[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]{1,253}";

  static final Option LOGIN =
      new Option(
          "login",
          false,
          text -> text.matches("[a-z0-9-]{1,64}"),
          "the NAME of psmail.status.login.NAME.user.");
  static final Option SERVER_NAME =
      new Option("name", false, Place.DOMAIN::fits, "the name that the certificate must have.");
  static final Option DAYS = number("days", 0, 365);
  static final Option TLS = oneOf("tls", "1.2", "1.3");
  static final Option STARTTLS = oneOf("starttls", "yes", "no");
  static final Option DNS_SERVER =
      new Option(
          "server",
          false,
          text -> Networks.isLiteral(text) || Place.PORT.fits(text),
          "an address or host:port, such as 192.0.2.53.");
  static final Option DNS_TYPE =
      oneOf(
          "type", "A", "AAAA", "CAA", "CNAME", "DNSKEY", "DS", "MX", "NS", "PTR", "SOA", "SRV",
          "TLSA", "TXT");
  static final Option EXPECT = text("expect", ".{1,1000}", "the values, with | between them.");
  static final Option STATUS =
      text(
          "status",
          "\\d{3}(-\\d{3})?(,\\d{3}(-\\d{3})?)*",
          "status codes, such as 200 or 200-299,404.");
  static final Option TEXT = text("text", ".{1,200}", "a text of at most 200 characters.");
  static final Option REDIRECTS = number("redirects", 0, 10);
  static final Option RECORDS =
      new Option(
          "records",
          false,
          text -> Arrays.stream(text.split(",", -1)).allMatch(MailRecordsLook::knows),
          "some of mx,spf,dkim,dmarc,mta-sts,tlsa, with commas between them.");
  static final Option SELECTORS =
      text("selectors", "[A-Za-z0-9._,-]{1,200}", "DKIM selectors, with commas between them.");
  static final Option LISTS =
      text("lists", "[A-Za-z0-9._-]+(,[A-Za-z0-9._-]+){0,19}", "lists, such as zen.spamhaus.org.")
          .needed();
  static final Option MOST = number("most", 0, 1_000_000);
  static final Option OLDEST =
      new Option("oldest", false, Option::isTime, "a time, such as PT4H or P1D.");
  static final Option FREE = number("free", 0, 99);
  static final Option SENDER = text("from", MAIL_ADDRESS, "an address such as a@example.org.");
  static final Option READER = text("to", MAIL_ADDRESS, "an address such as a@example.org.");
  static final Option IMAP =
      new Option("imap", true, Place.PORT::fits, "host:port, such as mail.example.org:993.");
  static final Option IMAP_NAME =
      new Option(
          "imap-name", false, Place.DOMAIN::fits, "the name that its certificate must have.");
  static final Option IMAP_LOGIN = new Option("imap-login", false, LOGIN.fits(), LOGIN.advice());

  Option needed() {
    return new Option(name, true, fits, advice);
  }

  private static Option number(String name, int least, int most) {
    return new Option(
        name,
        false,
        text ->
            text.matches("\\d{1,9}")
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most,
        String.format(Locale.ROOT, "a whole number from %d to %d.", least, most));
  }

  private static Option oneOf(String name, String... values) {
    return new Option(
        name,
        false,
        text -> Arrays.asList(values).contains(text),
        "one of " + String.join(", ", values) + ".");
  }

  private static Option text(String name, String form, String advice) {
    Pattern pattern = Pattern.compile(form);
    return new Option(
        name,
        false,
        text -> pattern.matcher(text).matches() && text.chars().noneMatch(Character::isISOControl),
        advice);
  }

  private static boolean isTime(String text) {
    try {
      return !Duration.parse(text).isNegative();
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
