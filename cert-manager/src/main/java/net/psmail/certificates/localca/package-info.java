/**
 * A certification authority of the installation's own: a root made at the first start, which issues
 * the certificates of site and mail ports until a public CA does. It may certify the configured
 * names only, so that whoever trusts it trusts it for nothing else (<a
 * href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10">RFC 5280, 4.2.1.10</a>). It keeps
 * no files and no list of what it issued, and it revokes nothing.
 */
@NullMarked
package net.psmail.certificates.localca;

import org.jspecify.annotations.NullMarked;
