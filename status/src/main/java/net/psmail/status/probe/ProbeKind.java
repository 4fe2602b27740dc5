package net.psmail.status.probe;

import java.util.List;
import java.util.Locale;

/** What can be looked at. */
public enum ProbeKind {
  /** A port that takes connections. */
  TCP(Place.PORT),
  /** A handshake: version, name, chain and days left. */
  TLS(Place.PORT),
  /** Where mail comes in: greeting and, unless told otherwise, STARTTLS. */
  SMTP(Place.PORT),
  /** Where programs hand over mail: STARTTLS and, if told, a login; as the six that follow. */
  SUBMISSION(Place.PORT),
  SUBMISSIONS(Place.PORT),
  IMAP(Place.PORT),
  IMAPS(Place.PORT),
  POP3(Place.PORT),
  POP3S(Place.PORT),
  SIEVE(Place.PORT),
  /** A page, over http or https: status and text. */
  HTTP(Place.SITE),
  /** A record and its values. */
  DNS(Place.DOMAIN),
  /** Whether a record is signed from the root on. */
  DNSSEC(Place.DOMAIN),
  /** The records that a domain with mail needs, and whether its servers keep what they promise. */
  MAIL_RECORDS(Place.DOMAIN),
  /** Whether lists of senders of unwanted mail have an address. */
  BLOCKLIST(Place.ADDRESS),
  /** How many mails wait in Postfix, and for how long. */
  QUEUE(Place.NOTHING),
  /** How much of the disk below a directory is free, in per cent. */
  DISK(Place.DIRECTORY),
  /** A database of the settings. */
  DATABASE(Place.NAME),
  /** Whether the servers serve the certificates that they should, as the portal's API says. */
  CERTIFICATES(Place.TRUSTED_SITE),
  /** A mail from submission to mailbox. */
  ROUND_TRIP(Place.PORT);

  private final Place place;

  ProbeKind(Place place) {
    this.place = place;
  }

  /** The name in settings and in the API, such as {@code round-trip}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of all options that a probe of this kind may have. */
  public List<String> optionNames() {
    return options().stream().map(Option::name).toList();
  }

  /** Those of them that operators may set: none that names a secret. */
  public List<String> optionsOfOperators() {
    return optionNames().stream().filter(name -> !name.equals(Option.LOGIN.name())).toList();
  }

  /** Those of them that it must have. */
  public List<String> neededOptions() {
    return options().stream().filter(Option::required).map(Option::name).toList();
  }

  /** What its target is, in a word: {@code port}, {@code site}, {@code domain}, {@code address}. */
  public String targetForm() {
    return place.name().toLowerCase(Locale.ROOT);
  }

  /** Whether operators may have it: it needs neither a secret nor a look at this machine. */
  public boolean isForOperators() {
    return switch (this) {
      case QUEUE, DISK, DATABASE, CERTIFICATES, ROUND_TRIP -> false;
      default -> true;
    };
  }

  Place place() {
    return place;
  }

  Look look() {
    return Way.of(this).look();
  }

  List<Option> options() {
    return Way.of(this).options();
  }
}
