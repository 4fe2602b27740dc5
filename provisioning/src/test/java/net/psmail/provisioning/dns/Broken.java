package net.psmail.provisioning.dns;

import java.util.Locale;
import java.util.regex.Pattern;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import net.psmail.provisioning.dns.CheckedRecord.State;

/** One change in a zone that is right, and what is to be said of it. */
enum Broken {
  HOST_MISSING(Purpose.HOST, "mail.*\\bAAAA .*", "", Verdict.MISSING),
  HOST_OTHER(Purpose.HOST, "(mail.* A) .*", "$1 192.0.2.99", wrong(Remark.DIFFERENT)),
  MX_MISSING(Purpose.MX, ".* MX .*", "", Verdict.MISSING),
  MX_ELSEWHERE(Purpose.MX, "(.*)MX 10 mail(.*)", "$1MX 10 www$2", wrong(Remark.ELSEWHERE)),
  MX_WITH_ANOTHER_BEHIND(Purpose.MX, ".* MX .*", "$0\n@ IN MX 20 www", Verdict.BROADER),
  MX_BEHIND_ANOTHER(Purpose.MX, ".* MX .*", "$0\n@ IN MX 5 www", wrong(Remark.ELSEWHERE)),
  MX_IN_CAPITALS(Purpose.MX, "(.*)MX 10 mail(.*)", "$1MX 10 MAIL$2", Verdict.RIGHT),
  SPF_MISSING(Purpose.SPF, ".*v=spf1.*", "@ IN TXT \"some=thing\"", Verdict.MISSING),
  SPF_WITHOUT_US(Purpose.SPF, "ip4:198.51.100.0/24 -all", wrong(Remark.NOT_OURS)),
  SPF_FOR_ANYBODY(Purpose.SPF, "mx +all", wrong(Remark.ANYBODY)),
  SPF_NONSENSE(Purpose.SPF, "mx all:of:them -all", wrong(Remark.BROKEN)),
  SPF_IN_A_CIRCLE(Purpose.SPF, "include:dns-spf-in-a-circle.test -all", wrong(Remark.BROKEN)),
  SPF_TWICE(Purpose.SPF, ".*v=spf1.*", "$0\n@ IN TXT \"v=spf1 -all\"", wrong(Remark.SEVERAL)),
  SPF_BESIDE_OTHER_TEXTS(Purpose.SPF, ".*v=spf1.*", "$0\n@ IN TXT \"a=b\"", Verdict.RIGHT),
  SPF_BY_NETWORK(Purpose.SPF, "ip4:192.0.2.0/24 ip6:2001:db8::/64 ~all", Verdict.BROADER),
  SPF_BY_HOST(Purpose.SPF, "?exists:%{i}.x.test a:www.dns-good.test/28//120 -all", Verdict.BROADER),
  SPF_INCLUDED(Purpose.SPF, "include:dns-good.test -all", Verdict.BROADER),
  SPF_REDIRECTED(Purpose.SPF, "redirect=dns-good.test", Verdict.BROADER),
  SPF_IN_PIECES(Purpose.SPF, ".*v=spf1.*", "@ IN TXT \"V=spf1 m\" \"x -all\"", Verdict.RIGHT),
  DKIM_MISSING(Purpose.DKIM, ".*k7\\._domainkey.*", "", Verdict.MISSING),
  DKIM_OTHER(Purpose.DKIM, "(.*)p=MIIB(.*)", "$1p=MIIC$2", wrong(Remark.DIFFERENT)),
  DMARC_MISSING(Purpose.DMARC, "_dmarc.*", "", Verdict.MISSING),
  DMARC_WATCHING(Purpose.DMARC, "(.*)p=quarantine(.*)", "$1p=none$2", wrong(Remark.WATCHING)),
  DMARC_IN_CAPITALS(Purpose.DMARC, "_dmarc(.*)", "_DMARC$1", Verdict.RIGHT),
  DMARC_BY_ALIAS(
      Purpose.DMARC,
      "_dmarc.* IN TXT (.*)",
      "_dmarc IN CNAME one\none IN CNAME two\ntwo IN TXT $1",
      Verdict.RIGHT),
  MTA_STS_HOST_MISSING(Purpose.MTA_STS_HOST, "mta-sts.*", "", Verdict.MISSING),
  MTA_STS_OLD(Purpose.MTA_STS, "(.*)id=0123(.*)", "$1id=x$2", wrong(Remark.DIFFERENT)),
  TLS_RPT_MISSING(Purpose.TLS_RPT, "_smtp._tls.*", "", Verdict.MISSING),
  CAA_MISSING(Purpose.CAA, ".* CAA .*", "", Verdict.MISSING),
  CAA_OTHER(Purpose.CAA, "(.*)acct/17(.*)", "$1acct/18$2", wrong(Remark.DIFFERENT)),
  SRV_MISSING(Purpose.SRV, "_pop3s.*", "", Verdict.MISSING),
  SRV_WITH_ANOTHER_PORT(Purpose.SRV, "(.*)1 993(.*)", "$1 1 143$2", wrong(Remark.ELSEWHERE)),
  SRV_THAT_OFFERS(
      Purpose.NO_SRV, "(_imap\\..*)0 0 0 \\.", "$1 0 1 143 mail", wrong(Remark.OFFERED)),
  AUTOCONFIG_ELSEWHERE(
      Purpose.AUTOCONFIG, "(autoconfig.*CNAME) .*", "$1 ns", wrong(Remark.ELSEWHERE)),
  AUTOCONFIG_BY_ADDRESS(
      Purpose.AUTOCONFIG, "(autoconfig.*)CNAME .*", "$1 A 192.0.2.25", Verdict.BROADER),
  AUTOCONFIG_BY_WAY_OF_ANOTHER(
      Purpose.AUTOCONFIG, "(autoconfig.*CNAME) (.*)", "$1 one\none IN CNAME $2", Verdict.BROADER),
  AUTODISCOVER_MISSING(Purpose.AUTODISCOVER, "autodiscover.*", "", Verdict.MISSING),
  AUTODISCOVER_SRV_MISSING(Purpose.AUTODISCOVER_SRV, "_autodiscover.*", "", Verdict.MISSING),
  PACC_HOST_MISSING(Purpose.PACC_HOST, "ua-auto-config.*", "", Verdict.MISSING),
  PACC_OTHER(Purpose.PACC, "(.*sha256; d=).(.*)", "$1_$2", wrong(Remark.DIFFERENT)),
  TLSA_OTHER(Purpose.TLSA, "(.*3 1 1) abab(.*)", "$1 baba$2", wrong(Remark.DIFFERENT));

  private final Purpose purpose;
  private final String line;
  private final String instead;
  private final State state;
  private final Remark remark;

  Broken(Purpose purpose, String line, String instead, Verdict verdict) {
    this.purpose = purpose;
    this.line = line;
    this.instead = instead;
    this.state = verdict.state();
    this.remark = verdict.remark();
  }

  Broken(Purpose purpose, String terms, Verdict verdict) {
    this(purpose, ".*v=spf1.*", "@ IN TXT \"v=spf1 " + terms + "\"", verdict);
  }

  Purpose purpose() {
    return purpose;
  }

  Verdict verdict() {
    return new Verdict(state, remark);
  }

  String domain() {
    return "dns-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".test";
  }

  /** The zone with the change in it. */
  String text() {
    String text = ZoneWriter.write(Facts.of(domain())).text();
    String changed = Pattern.compile("(?m)^" + line + "$").matcher(text).replaceAll(instead);
    if (changed.equals(text)) {
      throw new IllegalStateException(this + " changes nothing in " + text);
    }
    return changed;
  }

  private static Verdict wrong(Remark remark) {
    return Verdict.wrong(remark);
  }
}
