package net.psmail.provisioning.dns;

/** What a record of the zone is for. */
public enum Purpose {
  /** The addresses of a host of ours. */
  HOST("addresses of the hosts"),
  /** Where mail for the domain goes. */
  MX("where mail for the domain goes"),
  /** Who may send in its name (<a href="https://www.rfc-editor.org/rfc/rfc7208">RFC 7208</a>). */
  SPF("who sends for the domain (SPF)"),
  /** The key of its signatures (<a href="https://www.rfc-editor.org/rfc/rfc6376">RFC 6376</a>). */
  DKIM("keys of the signatures (DKIM)"),
  /** What becomes of forgeries (<a href="https://www.rfc-editor.org/rfc/rfc7489">RFC 7489</a>). */
  DMARC("what becomes of forgeries (DMARC)"),
  /** The host of the TLS policy. */
  MTA_STS_HOST("host of the policy for encrypted delivery (MTA-STS)"),
  /** That there is one (<a href="https://www.rfc-editor.org/rfc/rfc8461">RFC 8461</a>). */
  MTA_STS("version of that policy"),
  /** Where reports go (<a href="https://www.rfc-editor.org/rfc/rfc8460">RFC 8460</a>). */
  TLS_RPT("where reports on encrypted delivery go (TLS-RPT)"),
  /** Who may issue certificates (<a href="https://www.rfc-editor.org/rfc/rfc8659">RFC 8659</a>). */
  CAA("who may issue certificates (CAA)"),
  /** Services (<a href="https://www.rfc-editor.org/rfc/rfc6186">RFC 6186</a>, RFC 8314). */
  SRV("servers for mail programs (SRV)"),
  /** Services that are not offered. */
  NO_SRV("what is not offered"),
  /** Where Thunderbird and others ask. */
  AUTOCONFIG("where Thunderbird and others ask for settings"),
  /** Where Outlook asks. */
  AUTODISCOVER("where Outlook asks for settings"),
  /** The same as a service. */
  AUTODISCOVER_SRV("the same as a service"),
  /** The host of draft-ietf-mailmaint-pacc. */
  PACC_HOST("where newer mail programs ask for settings (PACC)"),
  /** The digest of its document. */
  PACC("digest of those settings"),
  /** The key of port 25 (<a href="https://www.rfc-editor.org/rfc/rfc7672">RFC 7672</a>). */
  TLSA("key of the mail server, for zones with DNSSEC (DANE)");

  private final String comment;

  Purpose(String comment) {
    this.comment = comment;
  }

  /** What it is for, as a comment in the zone. */
  String comment() {
    return comment;
  }
}
