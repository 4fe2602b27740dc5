package net.psmail.portal.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.order.CaaAuthority;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.certificates.order.TlsaView;
import net.psmail.provisioning.dns.CertificateFacts;
import net.psmail.provisioning.dns.CertificateFacts.Authority;

/** What the zones of mail domains say of the certificates that are kept here. */
final class ZoneCertificates {

  private static final String FORMER = "former";
  private static final String LEAVING = "leaving";

  private ZoneCertificates() {}

  static CertificateFacts facts(ManagedCertificates certificates) {
    List<TlsaView> names =
        certificates.all().stream().flatMap(one -> certificates.tlsa(one.id()).stream()).toList();
    return new CertificateFacts(
        tlsa(names), certificates.authorities().stream().map(ZoneCertificates::authority).toList());
  }

  /** Two certificates may be served at one name, and no record is wanted where none is any more. */
  static Map<String, List<String>> tlsa(List<TlsaView> names) {
    return names.stream()
        .filter(name -> !name.state().equals(LEAVING))
        .collect(
            Collectors.groupingBy(
                TlsaView::owner,
                Collectors.flatMapping(ZoneCertificates::records, Collectors.toList())));
  }

  /** A former key's record goes as soon as nobody waits for it. */
  private static Stream<String> records(TlsaView name) {
    return name.records().stream()
        .filter(line -> !line.key().equals(FORMER))
        .map(TlsaView.Line::data);
  }

  private static Authority authority(CaaAuthority one) {
    return new Authority(one.caaDomains().get(0), one.accountUri(), one.methods(), one.wildcards());
  }
}
