/**
 * Certificates from authorities that speak ACME (RFC 8555, RFC 8737, RFC 9773), and our accounts
 * there. acme4j speaks the protocol; here is decided what is asked and what an answer means for the
 * order. When that happens is the life cycle's matter.
 */
@NullMarked
package net.psmail.certificates.acme;

import org.jspecify.annotations.NullMarked;
