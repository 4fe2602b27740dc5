package net.psmail.portal.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.certificates.order.CaaAuthority;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.certificates.order.TlsaView;
import net.psmail.provisioning.dns.CertificateFacts;
import net.psmail.provisioning.dns.CertificateFacts.Authority;

/** What the zones of mail domains say of the certificates that are kept here. */
final class ZoneCertificates {

  private static final String FORMER = "former";

  private ZoneCertificates() {}

  static CertificateFacts facts(ManagedCertificates certificates) {
    Map<String, List<String>> tlsa =
        certificates.all().stream()
            .map(CertificateView::id)
            .flatMap(id -> certificates.tlsa(id).stream())
            .collect(
                Collectors.toMap(TlsaView::owner, ZoneCertificates::records, (one, other) -> one));
    return new CertificateFacts(
        tlsa, certificates.authorities().stream().map(ZoneCertificates::authority).toList());
  }

  /** A former key's record goes as soon as nobody waits for it. */
  private static List<String> records(TlsaView name) {
    return name.records().stream()
        .filter(line -> !line.key().equals(FORMER))
        .map(TlsaView.Line::data)
        .toList();
  }

  private static Authority authority(CaaAuthority one) {
    return new Authority(one.caaDomains().get(0), one.accountUri(), one.methods(), one.wildcards());
  }
}
