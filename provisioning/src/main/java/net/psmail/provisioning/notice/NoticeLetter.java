package net.psmail.provisioning.notice;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.otheraddress.Recoveries.StopLink;
import net.psmail.provisioning.outgoing.Letter;

/**
 * What a member is told about an act.
 *
 * @param mailbox of the member
 * @param siteUrl where the site is, for the places that the letter names
 * @param stop what stops a recovery, in the letter that says that one has begun
 */
record NoticeLetter(
    MailAddress mailbox,
    Locale language,
    String siteName,
    String siteUrl,
    Optional<StopLink> stop) {

  /** What only people who work for the provider do; from where they do it is theirs. */
  private static final Set<Act> BY_PROVIDER =
      Set.of(
          Act.SENDING_SUSPENDED,
          Act.SIGN_IN_SUSPENDED,
          Act.SUSPENSION_LIFTED,
          Act.QUOTA_CHANGED,
          Act.RESET_OFFERED,
          Act.DELETION_APPROVED,
          Act.DELETION_TAKEN_BACK);

  /** To the mailbox. */
  Letter about(AuditEntry act, String id) {
    return letter(act, id, mailbox.toString(), "");
  }

  /**
   * To an address at another provider, of whose owner nothing is asked but to look. What we say
   * about the member is left out: who reads there may be somebody else.
   */
  Letter elsewhere(AuditEntry act, String id, String to) {
    return letter(act, id, to, "elsewhere.");
  }

  private Letter letter(AuditEntry act, String id, String to, String where) {
    String key = act.act().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean byProvider = BY_PROVIDER.contains(act.act());
    return new Letter(
        id,
        act.at(),
        to,
        language,
        text(key + ".subject", act),
        text("begin", act)
            + text(bundle().containsKey(where + key) ? where + key : key + ".text", act)
            + text(byProvider ? "when" : "where", act)
            + text(where + (byProvider ? "end.provider" : "end"), act));
  }

  private String text(String key, AuditEntry act) {
    String site = siteUrl + (language.getLanguage().equals("de") ? "/de" : "");
    return MessageFormat.format(
        bundle().getString(key),
        siteName,
        mailbox,
        site,
        act.subject(),
        moment(act.at()),
        act.origin().network(),
        act.origin().browser().orElseGet(() -> bundle().getString("browser")),
        stop.map(link -> site + "/recover/stop/" + link.token()).orElse(""),
        stop.map(link -> moment(link.readyAt())).orElse(""));
  }

  private String moment(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language)
            .format(moment.atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  private ResourceBundle bundle() {
    return ResourceBundle.getBundle(
        NoticeLetter.class.getName(),
        language,
        NoticeLetter.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
