package net.psmail.status.probe;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Sends a mail by submission and reads it by IMAP.
 *
 * <p>Each mail has the key of the probe and a random token in a header. What is found is removed,
 * and so are older ones of the same probe: one that came after its look had given up was late and
 * not lost, which the next look tells.
 */
final class RoundTripLook implements Look {

  private static final String HEADER = "X-PSMail-Probe";
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** A command of this many numbers is shorter than any server's longest line. */
  private static final int MOST_AT_ONCE = 100;

  private final SmtpDialogue smtp = new SmtpDialogue();
  private final ImapDialogue imap = new ImapDialogue();

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    String token = UUID.randomUUID().toString();
    submit(probe, visit, token);
    Wire wire = openMailbox(probe, visit);
    String own = "<" + probe.key() + "/" + token + ">";
    while (find(wire, own).isEmpty()) {
      if (visit.remaining().compareTo(PAUSE.multipliedBy(2)) < 0) {
        return new Sight(Finding.MAIL_MISSING, null);
      }
      visit.pause(PAUSE);
    }
    List<String> all = find(wire, "<" + probe.key() + "/");
    boolean byNumber = imap.can(wire, "UIDPLUS");
    for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
      remove(wire, all.subList(i, Math.min(all.size(), i + MOST_AT_ONCE)), byNumber);
    }
    imap.farewell(wire);
    return all.size() > 1
        ? new Sight(Finding.MAIL_LATE, all.size() - 1 + " came late")
        : Sight.WORKS;
  }

  /**
   * Removes these and no others: a plain EXPUNGE takes all that anybody marked, so without UID
   * EXPUNGE (RFC 4315, 2.1) they stay marked, and unseen from then on, beside marked ones of
   * others.
   */
  private void remove(Wire wire, List<String> own, boolean byNumber) throws IOException {
    String numbers = String.join(",", own);
    imap.say(wire, "UID STORE " + numbers + " +FLAGS.SILENT (\\Deleted)");
    if (byNumber) {
      imap.say(wire, "UID EXPUNGE " + numbers);
    } else if (own.containsAll(search(wire, "DELETED"))) {
      imap.say(wire, "EXPUNGE");
    }
  }

  private void submit(Probe probe, Visit visit, String token) throws IOException {
    Wire wire = visit.connect(probe.host(), probe.port());
    MailLook.open(
        smtp,
        visit,
        wire,
        probe.serverName(),
        !probe.option("starttls", "no").equals("yes"),
        visit.settings().logins().of(probe, "login"));
    String from = probe.option("from", "");
    String to = probe.option("to", "");
    smtp.say(wire, "MAIL", "MAIL FROM:<" + from + ">", "250");
    smtp.say(wire, "RCPT", "RCPT TO:<" + to + ">", "25");
    smtp.say(wire, "DATA", "DATA", "354");
    smtp.say(wire, "The mail", mail(probe, visit, token, from, to) + "\r\n.", "250");
    smtp.farewell(wire);
  }

  private static String mail(Probe probe, Visit visit, String token, String from, String to) {
    String date =
        DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(visit.clock().instant());
    return String.join(
        "\r\n",
        "Date: " + date,
        "From: <" + from + ">",
        "To: <" + to + ">",
        "Message-ID: <" + token + "@" + from.substring(from.indexOf('@') + 1) + ">",
        "Subject: Probe of the status page",
        HEADER + ": <" + probe.key() + "/" + token + ">",
        "Auto-Submitted: auto-generated",
        "",
        "The status page looks whether mail arrives, and removes this by itself.");
  }

  private Wire openMailbox(Probe probe, Visit visit) throws IOException {
    String place = probe.option("imap", "");
    String reader = probe.option("imap-login").isPresent() ? "imap-login" : "login";
    Wire wire = visit.connect(Probe.hostOf(place), Probe.portOf(place));
    MailLook.open(
        imap,
        visit,
        wire,
        probe.option("imap-name", Probe.hostOf(place)),
        true,
        visit.settings().logins().of(probe, reader));
    imap.say(wire, "SELECT INBOX");
    return wire;
  }

  /** The numbers of the mails whose header holds this; asking lets new mail be seen. */
  private List<String> find(Wire wire, String text) throws IOException {
    imap.say(wire, "NOOP");
    return search(wire, "UNDELETED HEADER " + HEADER + " \"" + text + "\"");
  }

  /** The numbers in all lines of the answer. */
  private List<String> search(Wire wire, String criteria) throws IOException {
    return imap.say(wire, "UID SEARCH " + criteria).stream()
        .filter(line -> line.toUpperCase(Locale.ROOT).startsWith("* SEARCH"))
        .flatMap(line -> List.of(line.substring(8).strip().split(" ", -1)).stream())
        .filter(uid -> uid.matches("\\d+"))
        .toList();
  }
}
