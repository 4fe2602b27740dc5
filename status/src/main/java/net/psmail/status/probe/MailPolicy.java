package net.psmail.status.probe;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;

/** Policies of a domain that stand in one text record each. */
enum MailPolicy {
  /** RFC 7208, 4.5. */
  SPF("v=spf1", "v=spf1( .*)?"),
  /** RFC 7489, 6.3. */
  DMARC("v=DMARC1", "v=DMARC1\\s*;.*\\bp=(none|quarantine|reject)\\b.*"),
  /** RFC 6376, 3.6.1; an empty key is one that was taken back. */
  DKIM("", "(.*;)?\\s*p=[A-Za-z0-9+/= \\t]{20,}(;.*)?"),
  /** RFC 8461, 3.1. */
  MTA_STS("v=STSv1", "v=STSv1\\s*;\\s*id=[A-Za-z0-9]{1,32}\\s*(;.*)?");

  private final String beginning;
  private final Pattern form;

  MailPolicy(String beginning, String form) {
    this.beginning = beginning;
    this.form = Pattern.compile(form);
  }

  /** Wants exactly one record at a name, in the right form. */
  void check(Dns dns, Name name) throws IOException {
    List<String> found =
        dns.texts(name).stream().filter(text -> text.startsWith(beginning)).toList();
    if (found.isEmpty()) {
      throw MailRecordsLook.missing(key(), name);
    }
    if (found.size() > 1) {
      throw MailRecordsLook.wrong(key(), "more than one at " + name.toString(true));
    }
    if (!isRight(found.get(0))) {
      throw MailRecordsLook.wrong(key(), found.get(0));
    }
  }

  boolean isRight(String text) {
    return form.matcher(text).matches();
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
