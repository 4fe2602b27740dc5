package net.psmail.status.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a kind of probe looks, and which options change that. */
record Way(Look look, List<Option> options) {

  private static final Map<ProbeKind, Way> WAYS =
      Arrays.stream(ProbeKind.values()).collect(Collectors.toMap(Function.identity(), Way::make));

  static Way of(ProbeKind kind) {
    return Objects.requireNonNull(WAYS.get(kind));
  }

  private static Way make(ProbeKind kind) {
    return switch (kind) {
      case TCP -> new Way(new TcpLook(), List.of());
      case TLS -> tls(new TlsLook());
      case SMTP -> tls(new MailLook(new SmtpDialogue(), false), Option.STARTTLS);
      case SUBMISSION -> tls(new MailLook(new SmtpDialogue(), false), Option.LOGIN);
      case SUBMISSIONS -> tls(new MailLook(new SmtpDialogue(), true), Option.LOGIN);
      case IMAP -> tls(new MailLook(new ImapDialogue(), false), Option.LOGIN);
      case IMAPS -> tls(new MailLook(new ImapDialogue(), true), Option.LOGIN);
      case POP3 -> tls(new MailLook(new Pop3Dialogue(), false), Option.LOGIN);
      case POP3S -> tls(new MailLook(new Pop3Dialogue(), true), Option.LOGIN);
      case SIEVE -> tls(new MailLook(new SieveDialogue(), false), Option.LOGIN);
      case HTTP -> tls(new HttpLook(), Option.STATUS, Option.TEXT, Option.REDIRECTS);
      case DNS -> dns(new DnsLook(), Option.DNS_TYPE.needed(), Option.EXPECT);
      case DNSSEC -> dns(new DnssecLook(), Option.DNS_TYPE);
      case MAIL_RECORDS -> dns(new MailRecordsLook(), Option.RECORDS, Option.SELECTORS);
      case BLOCKLIST -> dns(new BlocklistLook(), Option.LISTS);
      case QUEUE -> new Way(new QueueLook(), List.of(Option.MOST, Option.OLDEST));
      case DISK -> new Way(new DiskLook(), List.of(Option.FREE));
      case DATABASE -> new Way(new DatabaseLook(), List.of());
      case CERTIFICATES -> tls(new CertificatesLook(), Option.LOGIN.needed());
      case ROUND_TRIP ->
          tls(
              new RoundTripLook(),
              Option.LOGIN.needed(),
              Option.SENDER.needed(),
              Option.READER.needed(),
              Option.STARTTLS,
              Option.IMAP,
              Option.IMAP_NAME,
              Option.IMAP_LOGIN);
    };
  }

  private static Way tls(Look look, Option... more) {
    return new Way(look, with(more, Option.SERVER_NAME, Option.DAYS, Option.TLS));
  }

  private static Way dns(Look look, Option... more) {
    return new Way(look, with(more, Option.DNS_SERVER));
  }

  private static List<Option> with(Option[] more, Option... usual) {
    return Stream.concat(Stream.of(more), Stream.of(usual)).toList();
  }
}
