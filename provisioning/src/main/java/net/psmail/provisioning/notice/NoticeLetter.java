package net.psmail.provisioning.notice;

import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.outgoing.Letter;

/**
 * What a member is told about an act.
 *
 * @param siteUrl where the site is, for the places that the letter names
 */
record NoticeLetter(MailAddress to, Locale language, String siteName, String siteUrl) {

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

  Letter about(AuditEntry act, String id) {
    String key = act.act().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean byProvider = BY_PROVIDER.contains(act.act());
    return new Letter(
        id,
        act.at(),
        to.toString(),
        language,
        text(key + ".subject", act),
        text("begin", act)
            + text(key + ".text", act)
            + text(byProvider ? "when" : "where", act)
            + text(byProvider ? "end.provider" : "end", act));
  }

  private String text(String key, AuditEntry act) {
    return MessageFormat.format(
        bundle().getString(key),
        siteName,
        to,
        siteUrl + (language.getLanguage().equals("de") ? "/de" : ""),
        act.subject(),
        moment(act),
        act.origin().network(),
        act.origin().browser().orElseGet(() -> bundle().getString("browser")));
  }

  private String moment(AuditEntry act) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language)
            .format(act.at().atOffset(ZoneOffset.UTC))
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
