/**
 * The life of a managed certificate, from the wish for it to the proof that it is served, kept in
 * the database: one step at a time, each of which may be done again after a kill, and by one node
 * at a time. How an authority is asked and how servers get the certificate is done elsewhere, by an
 * {@link net.psmail.certificates.lifecycle.Issuer} and an {@link
 * net.psmail.certificates.lifecycle.Installation}; the way in is {@link
 * net.psmail.certificates.lifecycle.Lifecycle}.
 */
@NullMarked
package net.psmail.certificates.lifecycle;

import org.jspecify.annotations.NullMarked;
