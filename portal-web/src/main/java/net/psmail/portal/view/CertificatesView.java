package net.psmail.portal.view;

import java.util.List;

/**
 * {@code certificates.jte}, at {@code /control-room/certificates}.
 *
 * @param certificates those that need somebody first; never none
 */
public record CertificatesView(List<CertificateRow> certificates) {

  public CertificatesView {
    certificates = List.copyOf(certificates);
  }

  /** How many need somebody. */
  public long troubled() {
    return certificates.stream().filter(CertificateRow::needsSomebody).count();
  }
}
