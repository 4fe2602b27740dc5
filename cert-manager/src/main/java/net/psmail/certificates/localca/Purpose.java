package net.psmail.certificates.localca;

import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate of the local CA is for; nothing is for both. */
public enum Purpose {
  /** TLS servers. */
  TLS(KeyPurposeId.id_kp_serverAuth),
  /**
   * Signing what is handed to others. Of the purposes that have a name, mail protection is the one
   * under which programs verify CMS (<a
   * href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12">RFC 5280, 4.2.1.12</a>).
   */
  SIGNING(KeyPurposeId.id_kp_emailProtection);

  private final KeyPurposeId usage;

  Purpose(KeyPurposeId usage) {
    this.usage = usage;
  }

  KeyPurposeId usage() {
    return usage;
  }
}
