package net.psmail.provisioning.dkim;

/**
 * A public key that the DNS shall have (<a
 * href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376, 3.6.1</a>).
 *
 * @param selector the label under {@code _domainkey}
 * @param publicKey base64 of its DER form
 */
public record PublishedKey(String selector, String publicKey) {}
