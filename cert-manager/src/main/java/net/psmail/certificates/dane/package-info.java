/**
 * TLSA records, by which mail servers know each other's keys (DANE, RFC 6698 and RFC 7672): for a
 * certificate that has them, the key that is served and the next one are promised, and a promise is
 * withdrawn only when nobody waits for its key any more. Which key is served is decided elsewhere,
 * by what is kept here of how far each record has spread.
 */
@NullMarked
package net.psmail.certificates.dane;

import org.jspecify.annotations.NullMarked;
