package net.psmail.certificates.localca;

import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate of the local CA is for; nothing is for both. */
public enum Purpose {
  /** TLS servers. */
  TLS,
  /** Signing what is handed to others. */
  SIGNING;

  /**
   * <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12">RFC 5280, 4.2.1.12</a>. Of
   * the purposes that have a name, mail protection is the one under which programs verify CMS.
   */
  KeyPurposeId usage() {
    return switch (this) {
      case TLS -> KeyPurposeId.id_kp_serverAuth;
      case SIGNING -> KeyPurposeId.id_kp_emailProtection;
    };
  }
}
